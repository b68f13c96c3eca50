package io.muniment.infra.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/** An event in the form in which it is kept. */
record StoredEvent(
        String eventId,
        String aggregateType,
        String aggregateId,
        long version,
        Instant recordedAt,
        String name,
        int revision,
        String payload,
        String metadata) {

    static StoredEvent of(EventMessage<?> message, Serializer serializer) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new EventStoreException("Only events of an aggregate are stored, not " + message.getPayloadType());
        }
        SerializedObject<String> payload =
                TenantAtHand.in(event, () -> event.serializePayload(serializer, String.class));
        SerializedObject<String> metadata = event.serializeMetaData(serializer, String.class);
        return new StoredEvent(
                event.getIdentifier(),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp().truncatedTo(ChronoUnit.MILLIS),
                payload.getType().getName(),
                Integer.parseInt(payload.getType().getRevision()),
                payload.getData(),
                metadata.getData());
    }
}
