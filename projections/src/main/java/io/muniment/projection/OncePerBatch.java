package io.muniment.projection;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Does once for a batch of events what would be dear for each of them, at its end and in its transaction. If that fails
 * nobody can say for which event it did: when the batch comes again, each of its events is a batch of its own, so that
 * one that cannot be done fails alone.
 *
 * @param <B> what a batch comes to before it is done
 */
public final class OncePerBatch<B> {

    /** What is done at the beginning and at the end of a batch. */
    public interface Work<B> {

        B begin(Set<String> aggregates);

        void end(B batch);

        /** In the midst of a transaction that goes on if this fails: nothing of it may remain then. */
        void endAlone(B batch);
    }

    private static final long NONE = -1;

    private final String key;
    private final Work<B> work;
    private volatile long oneByOneUpTo = NONE;

    public OncePerBatch(String name, Work<B> work) {
        this.key = OncePerBatch.class.getName() + "/" + name;
        this.work = work;
    }

    public void add(Recorded recorded, Consumer<B> event) {
        if (isAlone(recorded.position())) {
            B alone = work.begin(Set.of(recorded.aggregateId()));
            event.accept(alone);
            work.endAlone(alone);
            return;
        }
        Open<B> open = CurrentUnitOfWork.get().getOrComputeResource(key, _ -> begin(CurrentUnitOfWork.get()));
        open.lastPosition = Math.max(open.lastPosition, recorded.position());
        event.accept(open.batch);
    }

    /** Whether the events of a unit of work are those of a processor's batch, and not one that is tried again. */
    private static boolean isBatch(UnitOfWork<?> unit) {
        return unit instanceof BatchingUnitOfWork<?>;
    }

    /** A batch that has begun stays one: another segment may fail meanwhile. */
    private boolean isAlone(long position) {
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        return !isBatch(unit) || position <= oneByOneUpTo && unit.getResource(key) == null;
    }

    /** Before a replay: what failed once need not fail again. */
    public void forgetFailures() {
        oneByOneUpTo = NONE;
    }

    private Open<B> begin(UnitOfWork<?> unit) {
        Open<B> open = new Open<>(work.begin(aggregates(unit)));
        unit.onPrepareCommit(_ -> end(open));
        return open;
    }

    private void end(Open<B> open) {
        boolean anEventMayBeToBlame = true;
        try {
            work.end(open.batch);
            anEventMayBeToBlame = false;
        } catch (IndexUnavailable passing) {
            anEventMayBeToBlame = false;
            throw passing;
        } finally {
            if (anEventMayBeToBlame) {
                oneByOneUpTo = Math.max(oneByOneUpTo, open.lastPosition);
            }
        }
    }

    private static Set<String> aggregates(UnitOfWork<?> unit) {
        return ((BatchingUnitOfWork<?>) unit)
                .getMessages().stream()
                        .filter(DomainEventMessage.class::isInstance)
                        .map(message -> ((DomainEventMessage<?>) message).getAggregateIdentifier())
                        .collect(Collectors.toSet());
    }

    private static final class Open<B> {

        private final B batch;
        private long lastPosition = NONE;

        Open(B batch) {
            this.batch = batch;
        }
    }
}
