package io.muniment.infra.aggregate;

import io.muniment.infra.eventstore.Ledger;
import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.Fold;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The states of aggregates, the newest and those they had. */
@Component
public class States {

    private final Ledger ledger;
    private final StateKeeper keeper;

    States(Ledger ledger, StateKeeper keeper) {
        this.ledger = ledger;
        this.keeper = keeper;
    }

    public <S, E extends DomainEvent> Optional<Known<S>> newest(Fold<S, E> fold, String id) {
        return at(fold, id, Long.MAX_VALUE);
    }

    public <S, E extends DomainEvent> Optional<Known<S>> at(Fold<S, E> fold, String id, long version) {
        return last(fold, id, ledger.upTo(id, version));
    }

    /** As the ledger knew it at that time. */
    public <S, E extends DomainEvent> Optional<Known<S>> at(Fold<S, E> fold, String id, Instant time) {
        return last(fold, id, ledger.upTo(id, time));
    }

    /** One version after another, each with the state before it: none before the first event. */
    public <S, E extends DomainEvent> void walk(Fold<S, E> fold, String id, long from, long to, Walk<S> walk) {
        @Nullable S before = null;
        DomainEventStream history = ledger.between(id, from, to);
        while (history.hasNext()) {
            DomainEventMessage<?> next = history.next();
            S after = fold.next(before, next.getPayload());
            if (next.getSequenceNumber() >= from) {
                walk.step(next.getSequenceNumber(), before, after);
            }
            before = after;
        }
    }

    private <S, E extends DomainEvent> Optional<Known<S>> last(Fold<S, E> fold, String id, DomainEventStream history) {
        @Nullable Known<S> known = null;
        int read = 0;
        while (history.hasNext()) {
            DomainEventMessage<?> next = history.next();
            S state = fold.next(known == null ? null : known.state(), next.getPayload());
            known = new Known<>(state, next.getSequenceNumber(), next.getTimestamp());
            read++;
        }
        if (read > 2 * StateKeeper.EVERY) {
            keeper.scheduleFor(id); // the next one who asks shall not wait as long
        }
        return Optional.ofNullable(known);
    }

    /** Is told of each version of an aggregate. */
    @FunctionalInterface
    public interface Walk<S> {
        void step(long version, @Nullable S before, S after);
    }

    /** A state with the version and the time of the event that led to it. */
    public record Known<S>(S state, long version, Instant since) {}
}
