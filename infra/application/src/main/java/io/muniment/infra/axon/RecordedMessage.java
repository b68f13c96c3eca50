package io.muniment.infra.axon;

import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.event.EventName;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.Recorded;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;

/** What an event's message says of it besides its content. */
public final class RecordedMessage {

    private RecordedMessage() {}

    public static Recorded of(DomainEventMessage<?> event) {
        EventName name = event.getPayloadType().getAnnotation(EventName.class);
        MetaData metadata = event.getMetaData();
        return new Recorded(
                position(event),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                name.value(),
                name.revision(),
                event.getTimestamp(),
                effectiveAt(event),
                new TenantId(text(metadata, EventContext.TENANT)),
                text(metadata, EventContext.ACTOR),
                text(metadata, EventContext.ROLE),
                (String) metadata.get(EventContext.ON_BEHALF_OF),
                text(metadata, EventContext.REQUEST),
                text(metadata, EventContext.CORRELATION),
                text(metadata, EventContext.CAUSATION),
                event.getIdentifier());
    }

    private static long position(Message<?> message) {
        return message instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElse(0)
                : 0;
    }

    /**
     * When it became true, which is when it was recorded unless its command gave another time: as exact as the ledger.
     */
    private static Instant effectiveAt(EventMessage<?> event) {
        return event.getMetaData().get(EventContext.EFFECTIVE) instanceof String given
                ? Instant.parse(given).truncatedTo(ChronoUnit.MICROS)
                : event.getTimestamp();
    }

    private static String text(MetaData metadata, String key) {
        if (metadata.get(key) instanceof String value) {
            return value;
        }
        throw new IllegalStateException("The event's metadata has no " + key);
    }
}
