package io.muniment.infra.eventstore;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** Reads events from their stored form in the way that the event store does. */
final class StoredEvents {

    private StoredEvents() {}

    static EventSerializer serializer(EventCatalogue catalogue, PersonalDataSeal seal) {
        return new EventSerializer(
                Jackson3Serializer.builder().jsonMapperBuilderCustomizer(EventStoreConfiguration::configureForEvents),
                catalogue,
                seal);
    }

    static Object read(String name, int revision, byte[] payload, EventSerializer serializer, EventUpcaster upcasters) {
        DomainEventData<?> row = new Row(
                new SimpleSerializedObject<>(payload, byte[].class, name, Integer.toString(revision)),
                new SerializedMetaData<>("{}".getBytes(StandardCharsets.UTF_8), byte[].class));
        return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(row), serializer, upcasters)
                .asStream()
                .map(DomainEventMessage::getPayload)
                .findFirst()
                .orElseThrow();
    }

    private record Row(SerializedObject<byte[]> payload, SerializedObject<byte[]> metaData)
            implements DomainEventData<byte[]> {

        @Override
        public String getType() {
            return "some-aggregate";
        }

        @Override
        public String getAggregateIdentifier() {
            return "some-id";
        }

        @Override
        public long getSequenceNumber() {
            return 0;
        }

        @Override
        public String getEventIdentifier() {
            return "some-event";
        }

        @Override
        public Instant getTimestamp() {
            return Instant.EPOCH;
        }

        @Override
        public SerializedObject<byte[]> getMetaData() {
            return metaData;
        }

        @Override
        public SerializedObject<byte[]> getPayload() {
            return payload;
        }
    }
}
