package io.muniment.infra.documents;

import io.muniment.kernel.event.ErasesPerson;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentAttached;
import io.muniment.kernel.verification.VerificationRequestId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Asks the events themselves: a read model lags, and is empty while it is rebuilt. */
@Component
class NamedInLedger implements NamedDocuments {

    private final EventStore events;

    NamedInLedger(EventStore events) {
        this.events = events;
    }

    @Override
    public Set<String> of(TenantId tenant, VerificationRequestId request) {
        List<? extends DomainEventMessage<?>> history =
                events.readEvents(request.value(), 0).asStream().toList();
        if (history.stream().anyMatch(event -> event.getPayload() instanceof ErasesPerson)) {
            return Set.of(); // whatever brought one back
        }
        return history.stream()
                .filter(event -> tenant.value().equals(event.getMetaData().get(EventContext.TENANT)))
                .map(DomainEventMessage::getPayload)
                .filter(DocumentAttached.class::isInstance)
                .map(event -> ((DocumentAttached) event).sha256())
                .collect(Collectors.toUnmodifiableSet());
    }
}
