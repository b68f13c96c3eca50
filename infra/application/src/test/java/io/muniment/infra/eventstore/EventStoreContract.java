package io.muniment.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muniment.kernel.verification.VerificationRequestEvent.RequestRejected;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRequestState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;

/** What everything above the event store relies on, whichever store it is. */
abstract class EventStoreContract extends StoreUnderTest {

    @Test
    void whatIsAppendedIsReadAsItWas() {
        String id = newId();
        List<DomainEventMessage<?>> events = List.of(event(id, 0), event(id, 1), event(id, 2));

        append(events);

        List<? extends DomainEventMessage<?>> read = read(id);
        assertThat(read).hasSameSizeAs(events);
        for (int place = 0; place < events.size(); place++) {
            DomainEventMessage<?> wanted = events.get(place);
            assertThat(read.get(place)).satisfies(found -> {
                assertThat(found.getPayload()).isEqualTo(wanted.getPayload());
                assertThat(found.getIdentifier()).isEqualTo(wanted.getIdentifier());
                assertThat(found.getSequenceNumber()).isEqualTo(wanted.getSequenceNumber());
                assertThat(found.getType()).isEqualTo(wanted.getType());
                assertThat(found.getMetaData()).isEqualTo(wanted.getMetaData());
                assertThat(Duration.between(wanted.getTimestamp(), found.getTimestamp())
                                .abs())
                        .isLessThan(Duration.ofSeconds(5));
            });
        }
    }

    @Test
    void ofTwoWritersOfOneVersionOneLoses() {
        String id = newId();
        append(List.of(event(id, 0), event(id, 1)));

        assertThatThrownBy(() -> append(List.of(event(id, 1)))).isInstanceOf(RuntimeException.class);

        assertThat(read(id)).hasSize(2);
    }

    @Test
    void anAggregateIsCreatedOnce() {
        String id = newId();
        append(List.of(event(id, 0)));

        assertThatThrownBy(() -> append(List.of(event(id, 0)))).isInstanceOf(RuntimeException.class);

        assertThat(read(id)).hasSize(1);
    }

    @Test
    void aVersionIsNeverLeftOut() {
        String id = newId();
        append(List.of(event(id, 0)));

        assertThatThrownBy(() -> append(List.of(event(id, 2)))).isInstanceOf(RuntimeException.class);

        assertThat(read(id)).hasSize(1);
    }

    @Test
    void eventsOfOneAppendAreStoredTogetherOrNotAtAll() {
        String taken = newId();
        String free = newId();
        append(List.of(event(taken, 0)));

        assertThatThrownBy(() -> append(List.of(event(free, 0), event(taken, 0))))
                .isInstanceOf(RuntimeException.class);

        assertThat(read(free)).isEmpty();
        append(List.of(event(free, 0), event(taken, 1)));
        assertThat(read(free)).hasSize(1);
        assertThat(read(taken)).hasSize(2);
    }

    @Test
    void aReaderGoesOnAfterItsToken() throws InterruptedException {
        TrackingToken before = store().createHeadToken();
        String id = newId();
        append(List.of(event(id, 0), event(id, 1), event(id, 2)));

        List<TrackedEventMessage<?>> first = follow(store(), before, 2);
        List<TrackedEventMessage<?>> rest = follow(store(), first.getLast().trackingToken(), 1);

        assertThat(versions(first)).containsExactly(0L, 1L);
        assertThat(versions(rest)).containsExactly(2L);
        assertThat(first.getLast().trackingToken().covers(before)).isTrue();
    }

    @Test
    void aTokenOfATimeStandsBeforeWhatCameLater() throws InterruptedException {
        append(List.of(event(newId(), 0)));
        TimeUnit.MILLISECONDS.sleep(5);
        Instant between = Instant.now();
        TimeUnit.MILLISECONDS.sleep(5);
        String id = newId();
        append(List.of(event(id, 0)));

        assertThat(follow(store(), store().createTokenAt(between), 1).getFirst())
                .isInstanceOfSatisfying(
                        DomainEventMessage.class,
                        event -> assertThat(event.getAggregateIdentifier()).isEqualTo(id));
    }

    @Test
    void anAggregateIsReadUpToAVersionOrATime() throws InterruptedException {
        String id = newId();
        append(List.of(event(id, 0), event(id, 1)));
        Instant then = read(id).getLast().getTimestamp();
        TimeUnit.MILLISECONDS.sleep(5);
        append(List.of(event(id, 2), event(id, 3)));

        assertThat(ledger().upTo(id, 1).asStream()).hasSize(2);
        assertThat(ledger().upTo(id, 99).asStream()).hasSize(4);
        assertThat(ledger().upTo(id, then).asStream()).hasSize(2);
        assertThat(ledger().upTo(id, Instant.EPOCH).asStream()).isEmpty();
        assertThat(ledger().positionOf(id, 3)).isPresent();
        assertThat(ledger().positionOf(id, 4)).isEmpty();
    }

    @Test
    void aLongHistoryIsReadWhole() {
        String id = newId();
        append(LongStream.range(0, 2_500)
                .<DomainEventMessage<?>>mapToObj(version -> event(id, version))
                .toList());

        assertThat(store().readEvents(id, 2_000).asStream()).hasSize(500);
        assertThat(read(id))
                .extracting(DomainEventMessage::getSequenceNumber)
                .hasSize(2_500)
                .isSorted();
        assertThat(store().lastSequenceNumberFor(id)).contains(2_499L);
    }

    @Test
    void aLargeEventIsKept() {
        String id = newId();
        String reason = "an old deed, fol. 12 — ".repeat(100_000);
        RequestRejected large = new RequestRejected(new VerificationRequestId(id), "rita", "ada", List.of(reason));
        append(List.of(message(id, 0, large)));

        assertThat(read(id).getFirst().getPayload()).isEqualTo(large);
    }

    @Test
    void whoFollowsIsWokenByAnotherProcess() throws InterruptedException {
        TrackingToken before = store().createHeadToken();
        String id = newId();
        append(storeOfAnotherProcess(), List.of(event(id, 0)));

        assertThat(versions(follow(store(), before, 1))).containsExactly(0L);
    }

    @Test
    void anotherProcessHasTheSameEventsAndLosesTheSameRaces() {
        String id = newId();
        append(List.of(event(id, 0)));
        EventStore other = storeOfAnotherProcess();

        assertThat(other.readEvents(id).asStream()).hasSize(1);
        append(other, List.of(event(id, 1)));
        assertThatThrownBy(() -> append(List.of(event(id, 1)))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void afterALostConnectionItGoesOn() {
        String id = newId();
        append(List.of(event(id, 0)));

        cutConnections();

        untilItWorks(() -> append(List.of(event(id, 1))), id, 2);
        assertThat(read(id)).hasSize(2);
    }

    @Test
    void ofAHundredWritersEachIsStoredOnceAndInOrder() throws Exception {
        TrackingToken before = store().createHeadToken();
        List<EventStore> processes = List.of(store(), storeOfAnotherProcess());
        int each = 20;
        List<String> aggregates = IntStream.range(0, 100).mapToObj(_ -> newId()).toList();

        inParallel(IntStream.range(0, 100)
                .<Callable<Void>>mapToObj(writer -> () -> {
                    for (int version = 0; version < each; version++) {
                        append(processes.get(writer % 2), List.of(event(aggregates.get(writer), version)));
                    }
                    return null;
                })
                .toList());

        List<TrackedEventMessage<?>> all = follow(store(), before, 100 * each);
        assertThat(all).extracting(TrackedEventMessage::getIdentifier).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(event -> event.trackingToken().position().orElseThrow())
                .isSorted()
                .doesNotHaveDuplicates();
        for (String aggregate : aggregates) {
            assertThat(versions(all.stream()
                            .filter(event -> ((DomainEventMessage<?>) event)
                                    .getAggregateIdentifier()
                                    .equals(aggregate))
                            .toList()))
                    .containsExactlyElementsOf(LongStream.range(0, each).boxed().toList());
        }
    }

    @Test
    void ofManyWritersOfOneAggregateExactlyOneWinsEachVersion() throws Exception {
        List<EventStore> processes = List.of(store(), storeOfAnotherProcess());
        String id = newId();
        append(List.of(event(id, 0)));
        Set<Long> won = ConcurrentHashMap.newKeySet();
        AtomicInteger winners = new AtomicInteger();

        inParallel(IntStream.range(0, 16)
                .<Callable<Void>>mapToObj(writer -> () -> {
                    for (long version = 1; version <= 20; version++) {
                        try {
                            append(processes.get(writer % 2), List.of(event(id, version)));
                            winners.incrementAndGet();
                            won.add(version);
                        } catch (RuntimeException lost) {
                            // another was first, or the version before is not there yet
                        }
                    }
                    return null;
                })
                .toList());

        assertThat(winners.get()).isEqualTo(won.size()).isPositive();
        assertThat(read(id)).extracting(DomainEventMessage::getSequenceNumber).hasSize(won.size() + 1);
    }

    @Test
    void aKeptStateSparesTheEventsBeforeIt() {
        String id = newId();
        RequestSubmitted submitted = submitted(id);
        append(List.of(message(id, 0, submitted), event(id, 1), event(id, 2), event(id, 3), event(id, 4)));
        VerificationRequestState state = VerificationRequestState.first(submitted);
        store().storeSnapshot(message(id, 1, state));
        store().storeSnapshot(message(id, 3, state));

        assertThat(read(id)).extracting(DomainEventMessage::getSequenceNumber).containsExactly(3L, 4L);
        assertThat(read(id).getFirst().getPayload()).isEqualTo(state);
        assertThat(read(id).getFirst().getMetaData()).containsEntry("tenant", "demo");
        assertThat(store().readEvents(id, 0).asStream()).hasSize(5);
    }

    @Test
    void anOldStateIsReadFromTheOneThatWasKeptBeforeIt() {
        String id = newId();
        RequestSubmitted submitted = submitted(id);
        append(List.of(message(id, 0, submitted), event(id, 1), event(id, 2), event(id, 3), event(id, 4)));
        VerificationRequestState state = VerificationRequestState.first(submitted);
        store().storeSnapshot(message(id, 1, state));
        store().storeSnapshot(message(id, 3, state));

        assertThat(ledger().upTo(id, 0).asStream())
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(0L);
        assertThat(ledger().upTo(id, 2).asStream())
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(1L, 2L);
        assertThat(ledger().upTo(id, 3).asStream())
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(3L);
    }

    @Test
    void eventsBetweenTwoVersionsBeginWithTheStateThatWasKeptBeforeThem() {
        String id = newId();
        RequestSubmitted submitted = submitted(id);
        append(List.of(message(id, 0, submitted), event(id, 1), event(id, 2), event(id, 3), event(id, 4)));
        VerificationRequestState state = VerificationRequestState.first(submitted);
        store().storeSnapshot(message(id, 1, state));
        store().storeSnapshot(message(id, 3, state));

        assertThat(ledger().between(id, 0, 1).asStream())
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(0L, 1L);
        assertThat(ledger().between(id, 3, 4).asStream())
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(ledger().between(id, 4, 99).asStream())
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(3L, 4L);
        assertThat(ledger().between(id, 2, 2).asStream())
                .extracting(DomainEventMessage::getPayload)
                .first()
                .isEqualTo(state);
    }
}
