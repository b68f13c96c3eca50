package io.muniment.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewNoted;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.Recorded;
import io.muniment.projection.RunningProjections;
import io.muniment.projection.TestDatabase;
import io.muniment.projection.verification.VerificationLives;
import io.muniment.query.AsOf;
import io.muniment.query.AskedQueries;
import io.muniment.query.InTheFuture;
import io.muniment.query.InstantMalformed;
import io.muniment.query.NotFound;
import io.muniment.query.NotThereYet;
import io.muniment.query.People;
import io.muniment.query.VersionUnknown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of every state only its version is told here: which one it is, is the question. */
class StateQueriesTest {

    private static final String TYPE = "verification-request";
    private static final Instant BEGIN = VerificationLives.EPOCH;
    private static final Instant NOW = BEGIN.plus(Duration.ofDays(100));
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final long SEED = 71;
    private static final Random RANDOM = new Random(SEED);
    private static final VerificationRequestId ID = new VerificationLives(SEED).nextRequest();
    private static final List<Recorded> LIFE = life();
    private static final AskedQueries QUERIES = new AskedQueries();

    @BeforeAll
    static void project() {
        new RunningProjections(QUERIES.updates())
                .feed(LIFE.stream().map(StateQueriesTest::entry).toList());
        QUERIES.answeredBy(new StateQueries(TestDatabase.db(), new VersionsOnly()));
    }

    /** About an hour apart, some at the same time as the one before; every fourth is recorded up to days late. */
    private static List<Recorded> life() {
        List<Recorded> life = new ArrayList<>();
        Instant recordedAt = BEGIN;
        for (int version = 0; version < 300; version++) {
            recordedAt = version == 0 ? BEGIN : recordedAt.plusSeconds(RANDOM.nextInt(3) * 1800L);
            boolean isLate = version > 0 && RANDOM.nextInt(4) == 0;
            Instant effectiveAt = isLate ? recordedAt.minusSeconds(RANDOM.nextInt(300_000)) : recordedAt;
            life.add(recorded(version, recordedAt, effectiveAt));
        }
        return life;
    }

    private static Recorded recorded(long version, Instant recordedAt, Instant effectiveAt) {
        return new Recorded(
                version + 1,
                TYPE,
                ID.value(),
                version,
                "verification.ReviewNoted",
                1,
                recordedAt,
                effectiveAt,
                VerificationLives.ACME,
                "somebody",
                "REVIEWER",
                null,
                "request-" + version,
                "correlation-" + version,
                "causation-" + version,
                "state-query-" + version);
    }

    private static LedgerEntry entry(Recorded recorded) {
        return new LedgerEntry(
                recorded.version() == 0
                        ? new RequestSubmitted(
                                ID, VerificationType.PROPERTY, "subject", "Label", "ada", "Ada Byron", BEGIN, NOW)
                        : new ReviewNoted(ID, "rita", "ada", "note"),
                recorded);
    }

    private static PastState ask(@Nullable String at, @Nullable String knownAt) {
        return ask(People.AUDITOR, at, knownAt);
    }

    private static PastState ask(Actor actor, @Nullable String at, @Nullable String knownAt) {
        return QUERIES.by(actor).ask(new FindState(TYPE, ID.value(), AsOf.parse(at, knownAt, CLOCK)));
    }

    private static OptionalLong expected(Instant at, Instant knownAt) {
        return LIFE.stream()
                .filter(event ->
                        !event.effectiveAt().isAfter(at) && !event.recordedAt().isAfter(knownAt))
                .mapToLong(Recorded::version)
                .max();
    }

    @Test
    void isThatOfTheLastEventThatWasTrueThenAndKnownThen() {
        for (int i = 0; i < 1_000; i++) {
            Instant at = BEGIN.plusSeconds(RANDOM.nextInt(900_000));
            Instant knownAt = BEGIN.plusSeconds(RANDOM.nextInt(900_000));
            assertThat(ask(at.toString(), knownAt.toString()).version())
                    .as("seed %d, at %s, known at %s", SEED, at, knownAt)
                    .isEqualTo(expected(at, knownAt).orElseThrow());
        }
    }

    @Test
    void ofEveryVersionIsThere() {
        for (Recorded event : LIFE) {
            var state = ask(Long.toString(event.version()), null);
            assertThat(state.version()).isEqualTo(event.version());
            assertThat(state.recordedAt()).isEqualTo(event.recordedAt());
            assertThat(state.effectiveAt()).isEqualTo(event.effectiveAt());
            assertThat(state.state()).isEqualTo(Map.of("version", event.version()));
        }
    }

    @Test
    void withoutATimeIsTheNewest() {
        assertThat(ask(null, null).version()).isEqualTo(LIFE.size() - 1L);
    }

    /** Its clock may be ahead of ours. */
    @Test
    void theNewestIsThereWhateverTheTimeSays() {
        Clock behind = Clock.fixed(BEGIN.minusSeconds(1), ZoneOffset.UTC);
        for (String at : Arrays.asList(null, "7")) {
            assertThat(QUERIES.by(People.AUDITOR)
                            .ask(new FindState(TYPE, ID.value(), AsOf.parse(at, null, behind)))
                            .version())
                    .isEqualTo(at == null ? LIFE.size() - 1L : 7);
        }
    }

    /** What was known on a day was true on that day, if nothing else is said. */
    @Test
    void knownAtATimeIsAsOfThatTime() {
        Instant then = BEGIN.plusSeconds(300_000);
        assertThat(ask(null, then.toString())).isEqualTo(ask(then.toString(), then.toString()));
    }

    @Test
    void timesMayComeFromAnyZone() {
        assertThat(ask("2026-03-02T09:00:00+01:00", null)).isEqualTo(ask("2026-03-02T08:00:00Z", null));
    }

    @Test
    void aCorrectionIsOnlyThereOnceItWasKnown() {
        var late = LIFE.stream()
                .filter(event -> event.effectiveAt().isBefore(event.recordedAt().minusSeconds(7200)))
                .filter(event -> event.effectiveAt().isAfter(LIFE.getFirst().recordedAt()))
                .findFirst()
                .orElseThrow();
        String wasTrue = late.effectiveAt().toString();
        assertThat(ask(wasTrue, late.recordedAt().minusMillis(1).toString()).version())
                .isLessThan(late.version());
        assertThat(ask(wasTrue, late.recordedAt().toString()).version()).isGreaterThanOrEqualTo(late.version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-03-02", "2026-03-02T08:00:00", "-1", "1.5", "2026-13-01T00:00:00Z"})
    void whatIsNoTimeIsRefused(String text) {
        assertThatExceptionOfType(InstantMalformed.class).isThrownBy(() -> ask(text, null));
        assertThatExceptionOfType(InstantMalformed.class).isThrownBy(() -> ask(null, text));
    }

    @Test
    void theFutureIsRefused() {
        String later = NOW.plusMillis(1).toString();
        assertThatExceptionOfType(InTheFuture.class).isThrownBy(() -> ask(later, null));
        assertThatExceptionOfType(InTheFuture.class).isThrownBy(() -> ask(null, later));
    }

    @Test
    void nothingIsBeforeTheFirstEvent() {
        String earlier = BEGIN.minus(Duration.ofDays(10)).toString();
        assertThatExceptionOfType(NotThereYet.class).isThrownBy(() -> ask(earlier, null));
        assertThatExceptionOfType(NotThereYet.class).isThrownBy(() -> ask(null, earlier));
    }

    @Test
    void aVersionThatIsNotThereOrWasNotKnownIsRefused() {
        assertThatExceptionOfType(VersionUnknown.class).isThrownBy(() -> ask("300", null));
        assertThatExceptionOfType(VersionUnknown.class).isThrownBy(() -> ask("299", BEGIN.toString()));
        assertThatExceptionOfType(VersionUnknown.class).isThrownBy(() -> ask("999999999999999999", null));
    }

    @Test
    void isForThoseOnlyWhoSeeStates() {
        assertThat(ask(People.REVIEWER, "0", null).version()).isZero();
        for (Actor other : List.of(People.client("ada"), People.STRANGER)) {
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> ask(other, "0", null));
        }
    }

    private record VersionsOnly() implements PastStates {

        @Override
        public Map<Long, List<PatchOperation>> changes(String type, String id, SortedSet<Long> versions) {
            return Map.of();
        }

        @Override
        public List<PatchOperation> change(String type, String id, @Nullable Long from, long to) {
            return List.of();
        }

        @Override
        public Optional<Map<String, Object>> at(String type, String id, long version) {
            return Optional.of(Map.of("version", version));
        }
    }
}
