package io.muniment.infra.rebuild;

import io.muniment.infra.axon.RecordedMessage;
import io.muniment.kernel.event.DomainEvent;
import io.muniment.projection.Recorded;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** An event on its way into the rooms of a run. */
record Happened(DomainEventMessage<?> message) {

    String aggregate() {
        return message.getAggregateIdentifier();
    }

    long version() {
        return message.getSequenceNumber();
    }

    long position() {
        return ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow();
    }

    /** Whatever fails here fails for this event, and the operator has to know which one it is. */
    void foldInto(String projection, BiConsumer<DomainEvent, Recorded> fold) {
        try {
            Object event = Objects.requireNonNull(message.getPayload(), "what is stored as null is no event");
            fold.accept((DomainEvent) event, RecordedMessage.of(message));
        } catch (RuntimeException unfolded) { // all of them: a fold may fail in any way, and its event is to be named
            throw new CannotRebuild(
                    "%s cannot fold version %d of %s, at position %d of the ledger: %s"
                            .formatted(projection, version(), aggregate(), position(), unfolded.getMessage()),
                    unfolded);
        }
    }
}
