package io.muniment.projection.verification.search;

import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRequestState;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads on from the newest state that was kept. */
@Component
final class StatesFromEventStore implements VerificationStates {

    private final EventStore events;

    StatesFromEventStore(EventStore events) {
        this.events = events;
    }

    @Override
    public Optional<FoldedRequest> of(VerificationRequestId id) {
        var history = events.readEvents(id.value());
        @Nullable FoldedRequest folded = null;
        while (history.hasNext()) {
            var message = history.next();
            var before = folded == null ? null : folded.state();
            var state = VerificationRequestState.FOLD.next(before, message.getPayload());
            folded = new FoldedRequest(state, message.getSequenceNumber(), message.getTimestamp());
        }
        return Optional.ofNullable(folded);
    }
}
