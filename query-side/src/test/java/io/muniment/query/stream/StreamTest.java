package io.muniment.query.stream;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.RunningProjections;
import io.muniment.projection.TestDatabase;
import io.muniment.projection.schema.view.HistoryLine;
import io.muniment.projection.verification.VerificationLives;
import io.muniment.query.AskedQueries;
import io.muniment.query.Followed;
import io.muniment.query.People;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class StreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AskedQueries queries = new AskedQueries();
    private final VerificationLives log = VerificationLives.of(61, 10, 100);
    private final List<LedgerEntry> entries = log.entries();
    private final List<LedgerEntry> early = entries.subList(0, 40);
    private final List<LedgerEntry> later = entries.subList(40, entries.size());
    private final AtomicInteger left = new AtomicInteger();
    private RunningProjections running;

    @BeforeEach
    void begin() {
        running = new RunningProjections(queries.updates());
        queries.answeredBy(new StreamQueries(TestDatabase.db()));
    }

    private Flux<ServerSentEvent<StreamedEvent>> stream(Actor actor, @Nullable Long lastEventId) {
        return Objects.requireNonNull(
                new StreamEndpoint(queries.by(actor)).stream(lastEventId).getBody());
    }

    private static List<String> ids(List<LedgerEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.recorded().tenant().equals(VerificationLives.ACME))
                .map(entry -> Long.toString(entry.recorded().position()))
                .toList();
    }

    private static List<String> ids(Flux<ServerSentEvent<StreamedEvent>> stream, int count) {
        return stream.mapNotNull(ServerSentEvent::id)
                .take(count)
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    @Test
    void withoutAnIdItBeginsNow() {
        running.feed(early);
        var expected = ids(later);
        StepVerifier.create(stream(People.AUDITOR, null)
                        .mapNotNull(ServerSentEvent::id)
                        .take(expected.size()))
                .then(() -> running.feed(later))
                .expectNextSequence(expected)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void resumesAfterTheLastSeenWithoutLossOrDoubles() {
        running.feed(early);
        var all = ids(entries);
        var stream = stream(People.AUDITOR, Long.parseLong(all.get(4)));
        running.feed(later); // already subscribed: these come as updates
        assertThat(ids(stream, all.size() - 5)).isEqualTo(all.subList(5, all.size()));
    }

    @Test
    void whatTheAnswerHoldsIsNotRepeatedByUpdates() {
        var missed = List.of(line(1, 1), line(3, 2));
        var followed =
                new Followed<>(new MissedLines(missed, false), Flux.just(line(3, 2), line(2, 3), line(4, 4)), () -> {});
        assertThat(StreamEndpoint.follow(followed)
                        .map(HistoryLine::position)
                        .collectList()
                        .block(PATIENCE))
                .containsExactly(1L, 3L, 2L, 4L);
    }

    @Test
    void whoMissedTooMuchGetsAPortionAndComesAgain() {
        var followed = new Followed<>(
                new MissedLines(List.of(line(1, 1)), true), Flux.just(line(9, 9)), left::incrementAndGet);
        assertThat(StreamEndpoint.follow(followed).collectList().block(PATIENCE))
                .containsExactly(line(1, 1));
        assertThat(left).hasValue(1);
    }

    @Test
    void whoLeavesBeforeTheUpdatesBeginIsNotFollowingAnyMore() {
        var missed = new MissedLines(List.of(line(1, 1), line(2, 2), line(3, 3)), false);
        var followed = new Followed<>(missed, Flux.<HistoryLine>never(), left::incrementAndGet);
        StepVerifier.create(StreamEndpoint.follow(followed), 1)
                .expectNext(line(1, 1))
                .then(() -> assertThat(left).hasValue(0))
                .thenCancel()
                .verify(PATIENCE);
        assertThat(left).hasValue(1);
    }

    @Test
    void aPositionThatCameLateIsNotLost() {
        var others = new ArrayList<>(entries.subList(0, 30));
        var late = lastOfItsLife(others);
        others.remove(late);
        running.feed(others);
        running.feed(List.of(late));
        var seen = others.getLast().recorded().position();
        var lines = queries.by(sees(late)).ask(new FollowHistory(seen)).lines();
        assertThat(lines)
                .extracting(HistoryLine::position)
                .containsExactly(late.recorded().position());
    }

    /** The first entry after which nothing more happens to its request, though other things do. */
    private static LedgerEntry lastOfItsLife(List<LedgerEntry> entries) {
        var lasts = entries.stream()
                .collect(toMap(entry -> entry.event().id(), entry -> entry, (_, later) -> later, LinkedHashMap::new));
        return lasts.values().stream()
                .min(comparingLong(entry -> entry.recorded().position()))
                .orElseThrow();
    }

    private static Actor sees(LedgerEntry entry) {
        return Actor.person("auditor", Role.AUDITOR, entry.recorded().tenant());
    }

    @Test
    void anUnknownPositionResumesByPosition() {
        running.feed(early);
        assertThat(queries.by(People.AUDITOR).ask(new FollowHistory(0L)).lines())
                .extracting(line -> Long.toString(line.position()))
                .isEqualTo(ids(early));
    }

    @Test
    void applicantsFollowOnlyTheirOwn() {
        running.feed(early);
        var applicant = People.client(log.lives().stream()
                .filter(life -> life.tenant().equals(VerificationLives.ACME))
                .findFirst()
                .orElseThrow()
                .state()
                .applicant());
        assertThat(queries.by(applicant).ask(new FollowHistory(0L)).lines())
                .isNotEmpty()
                .allMatch(line -> applicant.id().equals(line.owner()))
                .allMatch(line -> line.tenant().equals(applicant.tenant()))
                .hasSizeLessThan(ids(early).size());
        assertThat(queries.by(People.STRANGER).ask(new FollowHistory(0L)).lines())
                .isEmpty();
    }

    @Test
    void aQuietStreamStaysAliveAndEndsWithItsEvents() {
        StepVerifier.withVirtualTime(() -> StreamEndpoint.withHeartbeat(
                        Flux.<ServerSentEvent<String>>empty().delaySubscription(Duration.ofSeconds(40))))
                .expectNextMatches(beat -> "still here".equals(beat.comment()))
                .thenAwait(Duration.ofSeconds(40))
                .expectNextMatches(beat -> "still here".equals(beat.comment()))
                .expectNextMatches(beat -> beat.id() == null)
                .expectComplete()
                .verify(PATIENCE);
    }

    private static HistoryLine line(long position, long written) {
        return new HistoryLine(
                position,
                written,
                VerificationLives.ACME,
                "verification-request",
                "vrq",
                position,
                "verification.RequestSubmitted",
                "asked",
                VerificationLives.EPOCH,
                "ada");
    }
}
