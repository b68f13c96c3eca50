package io.muniment.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muniment.projection.verification.VerificationLives;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

class OncePerBatchTest {

    private static final int POISON = 3;

    private final List<Recorded> events = VerificationLives.of(31, 3, 10).entries().stream()
            .map(LedgerEntry::recorded)
            .toList();
    private final List<List<Long>> batches = new ArrayList<>();
    private final List<Long> alone = new ArrayList<>();
    private final OncePerBatch<List<Long>> once = new OncePerBatch<>("test", new Noted());

    @Test
    void aBatchIsDoneOnceAtItsEnd() {
        handle(events.subList(5, 8));

        assertThat(batches).containsExactly(positions(5, 8));
        assertThat(alone).isEmpty();
    }

    @Test
    void whenABatchHasFailedEachOfItsEventsIsDoneAloneAndTheNextBatchIsOne() {
        assertThatThrownBy(() -> handle(events.subList(0, 5))).isInstanceOf(IllegalStateException.class);
        handle(events.subList(0, 5));
        handle(events.subList(5, 8));

        assertThat(alone).isEqualTo(positions(0, 5));
        assertThat(batches).containsExactly(positions(5, 8));
    }

    @Test
    void aBatchThatHasBegunStaysOneWhileAnotherSegmentFails() {
        List<Recorded> mine = List.of(events.get(0), events.get(2));
        List<Recorded> others = events.subList(3, 7);

        handle(
                mine,
                () -> assertThat(CompletableFuture.runAsync(() -> handle(others)))
                        .completesExceptionallyWithin(Duration.ofSeconds(10)));

        assertThat(batches)
                .containsExactly(mine.stream().map(Recorded::position).toList());
        assertThat(alone).isEmpty();
    }

    @Test
    void anEventThatIsTriedAgainIsNoBatch() {
        var unit = new DefaultUnitOfWork<EventMessage<?>>(message(events.getFirst()));
        assertThat(unit.executeWithResult(() -> {
                            once.add(
                                    events.getFirst(),
                                    batch -> batch.add(events.getFirst().position()));
                            return alone.size();
                        })
                        .getPayload())
                .as("done before its handler returns, within whatever the handler can undo")
                .isEqualTo(1);
    }

    private void handle(List<Recorded> batch) {
        handle(batch, () -> {});
    }

    private void handle(List<Recorded> batch, Runnable afterTheFirst) {
        UnitOfWork<?> unit = new BatchingUnitOfWork<>(
                batch.stream().map(OncePerBatchTest::message).toList());
        var next = batch.iterator();
        var result = unit.executeWithResult(() -> {
            Recorded event = next.next();
            once.add(event, open -> open.add(event.position()));
            if (event.equals(batch.getFirst())) {
                afterTheFirst.run();
            }
            return event;
        });
        if (result.isExceptional()) {
            throw new IllegalStateException(result.exceptionResult());
        }
    }

    private static EventMessage<?> message(Recorded recorded) {
        return new GenericDomainEventMessage<>(
                recorded.aggregateType(), recorded.aggregateId(), recorded.version(), recorded);
    }

    private List<Long> positions(int from, int to) {
        return events.subList(from, to).stream().map(Recorded::position).toList();
    }

    private final class Noted implements OncePerBatch.Work<List<Long>> {

        @Override
        public List<Long> begin(Set<String> aggregates) {
            return new ArrayList<>();
        }

        @Override
        public void end(List<Long> batch) {
            if (batch.contains(events.get(POISON).position())) {
                throw new IllegalArgumentException("poison");
            }
            batches.add(batch);
        }

        @Override
        public void endAlone(List<Long> batch) {
            alone.addAll(batch);
        }
    }
}
