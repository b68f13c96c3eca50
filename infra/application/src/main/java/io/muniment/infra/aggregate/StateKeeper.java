package io.muniment.infra.aggregate;

import io.muniment.infra.eventstore.TenantAtHand;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.event.Fold;
import io.muniment.kernel.privacy.PrivacyRule;
import io.muniment.kernel.rule.RuleBroken;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state of an aggregate once in so many versions, always at the same ones: none is ever far from a kept one,
 * be it old or new, and two processes that keep the same one keep it once.
 */
final class StateKeeper implements Snapshotter {

    /** How many events at most are read besides a kept state. */
    static final int EVERY = 100;

    private final EventStore events;
    private final Map<String, Fold<?, ?>> folds;
    private final ExecutorService aside;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    StateKeeper(EventStore events, Collection<Fold<?, ?>> folds, ExecutorService aside) {
        this.events = events;
        this.folds = folds.stream().collect(Collectors.toMap(Fold::aggregate, Function.identity()));
        this.aside = aside;
    }

    @Override
    public void scheduleSnapshot(Class<?> aggregate, String id) {
        scheduleFor(id);
    }

    void scheduleFor(String id) {
        if (underWay.add(id)) {
            aside.execute(() -> {
                try {
                    keep(id);
                } catch (RuleBroken refused) {
                    if (refused.code() != PrivacyRule.PERSON_ERASED) { // of whom nothing is kept
                        throw refused;
                    }
                } finally {
                    underWay.remove(id);
                }
            });
        }
    }

    void keep(String id) {
        DomainEventStream history = events.readEvents(id);
        if (history.hasNext()) {
            Fold<?, ?> fold = folds.get(history.peek().getType());
            keep(Objects.requireNonNull(fold, () -> "Nobody says how to fold " + id), history);
        }
    }

    private <S> void keep(Fold<S, ?> fold, DomainEventStream history) {
        @Nullable S state = null;
        while (history.hasNext()) {
            DomainEventMessage<?> next = history.next();
            state = fold.next(state, next.getPayload());
            if (isDue(next.getSequenceNumber()) && !fold.state().isInstance(next.getPayload())) {
                DomainEventMessage<?> kept = kept(state, next);
                TenantAtHand.in(kept, () -> {
                    events.storeSnapshot(kept);
                    return kept;
                });
            }
        }
    }

    private static boolean isDue(long version) {
        return (version + 1) % EVERY == 0;
    }

    private static DomainEventMessage<?> kept(Object state, DomainEventMessage<?> last) {
        return new GenericDomainEventMessage<>(
                last.getType(),
                last.getAggregateIdentifier(),
                last.getSequenceNumber(),
                state,
                last.getMetaData().subset(EventContext.TENANT),
                last.getIdentifier(),
                last.getTimestamp());
    }
}
