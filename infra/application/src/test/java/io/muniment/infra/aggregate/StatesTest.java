package io.muniment.infra.aggregate;

import static io.muniment.projection.schema.Tables.LEDGER_SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.command.verification.notereview.NoteReview;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.aggregate.States.Known;
import io.muniment.infra.axon.Sender;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewClaimed;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewQueued;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewReleased;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRequestState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A request that was claimed and released so often that its history is long. */
@RunningMuniment
class StatesTest {

    private static final int EVENTS = 252;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final Actor RITA = Actor.person("rita", Role.REVIEWER, Sender.ADA.tenant());

    @Autowired
    private Sender sender;

    @Autowired
    private EventStore events;

    @Autowired
    private EventStorageEngine engine;

    @Autowired
    private States states;

    @Autowired
    private DSLContext db;

    private VerificationRequestId request;
    private final List<Known<VerificationRequestState>> folded = new ArrayList<>();

    @BeforeEach
    void liveLong() {
        request = new VerificationRequestId(sender.submit(sender.newSubject()).id());
        MetaData metadata = events.readEvents(request.value()).next().getMetaData();
        List<DomainEventMessage<?>> history = new ArrayList<>();
        for (long version = 1; version < EVENTS; version++) {
            Object event = version == 1
                    ? new ReviewQueued(request, Instant.EPOCH)
                    : version % 2 == 0 ? new ReviewClaimed(request, "rita") : new ReviewReleased(request, "rita");
            history.add(
                    new GenericDomainEventMessage<>("verification-request", request.value(), version, event, metadata));
            if (history.size() == 50) {
                engine.appendEvents(history);
                history.clear();
            }
        }
        engine.appendEvents(history);
        VerificationRequestState state = null;
        for (DomainEventMessage<?> event :
                events.readEvents(request.value(), 0).asStream().toList()) {
            state = VerificationRequestState.FOLD.next(state, event.getPayload());
            folded.add(new Known<>(state, event.getSequenceNumber(), event.getTimestamp()));
        }
        assertThat(folded).hasSize(EVENTS);
    }

    @Test
    void everyStateIsThatOfTheEventsUpToIt() {
        assertThatAllStatesAreRight();
        awaitKept(99L, 199L);
        assertThatAllStatesAreRight();
    }

    @Test
    void aCommandToALongHistoryKeepsItsStates() {
        sender.send(new NoteReview(request, "folio 12 is missing"), RITA);

        awaitKept(99L, 199L);
    }

    @Test
    void anAggregateGoesOnFromAKeptState() {
        states.newest(VerificationRequestState.FOLD, request.value());
        awaitKept(99L, 199L);

        assertThat(events.readEvents(request.value()).asStream()).hasSize(EVENTS - 199);
        assertThat(sender.send(new NoteReview(request, "folio 12 is missing"), RITA)
                        .version())
                .isEqualTo(EVENTS);
    }

    @Test
    void aKeptStateOfAnotherShapeIsPassedBy() {
        states.newest(VerificationRequestState.FOLD, request.value());
        awaitKept(99L, 199L);
        db.update(LEDGER_SNAPSHOT)
                .set(LEDGER_SNAPSHOT.SHAPE, "verification-request-0-of-old")
                .where(LEDGER_SNAPSHOT.AGGREGATE_ID.eq(request.value()))
                .execute();

        assertThat(events.readEvents(request.value()).asStream()).hasSize(EVENTS);
        assertThatAllStatesAreRight();
    }

    @Test
    void whatDoesNotExistHasNoState() {
        assertThat(states.at(VerificationRequestState.FOLD, request.value(), -1))
                .isEmpty();
        assertThat(states.at(VerificationRequestState.FOLD, request.value(), Instant.EPOCH))
                .isEmpty();
        assertThat(states.newest(VerificationRequestState.FOLD, "vrq_of-nobody"))
                .isEmpty();
    }

    private void assertThatAllStatesAreRight() {
        for (int version = 0; version < EVENTS; version += 7) {
            Known<VerificationRequestState> known = folded.get(version);
            assertThat(states.at(VerificationRequestState.FOLD, request.value(), version))
                    .contains(known);
            assertThat(states.at(VerificationRequestState.FOLD, request.value(), known.since()))
                    .contains(folded.stream()
                            .filter(one -> one.since().equals(known.since()))
                            .reduce((_, later) -> later)
                            .orElseThrow());
        }
        assertThat(states.newest(VerificationRequestState.FOLD, request.value()))
                .contains(folded.getLast());
    }

    private void awaitKept(Long... versions) {
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(db.select(LEDGER_SNAPSHOT.VERSION)
                                .from(LEDGER_SNAPSHOT)
                                .where(LEDGER_SNAPSHOT.AGGREGATE_ID.eq(request.value()))
                                .orderBy(LEDGER_SNAPSHOT.VERSION)
                                .fetch(LEDGER_SNAPSHOT.VERSION))
                        .containsExactly(versions));
    }
}
