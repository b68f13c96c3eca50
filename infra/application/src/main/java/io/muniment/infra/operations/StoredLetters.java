package io.muniment.infra.operations;

import io.muniment.infra.axon.ParkUnlessPassing;
import io.muniment.infra.eventstore.EventCatalogue;
import io.muniment.infra.eventstore.EventType;
import io.muniment.kernel.event.EventContext;
import io.muniment.projection.schema.tables.records.DeadLetterRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes parked events apart, without what in them is about persons: who operates need not know. */
@Component
class StoredLetters {

    static final String WITHHELD = "(personal data)";

    private static final TypeReference<Map<String, Object>> ANY_OBJECT = new TypeReference<>() {};

    private final EventCatalogue catalogue;
    private final JsonMapper json;

    StoredLetters(EventCatalogue catalogue, JsonMapper json) {
        this.catalogue = catalogue;
        this.json = json;
    }

    DeadLetterSummary summary(DeadLetterRecord row, int place) {
        return new DeadLetterSummary(
                row.getDeadLetterIdentifier(),
                row.getProcessingGroup(),
                row.getSequenceIdentifier(),
                place,
                row.getEventIdentifier(),
                row.getPayloadType(),
                row.getPayloadRevision(),
                row.getAggregateType(),
                row.getAggregateIdentifier(),
                row.getSequenceNumber(),
                metadata(row).get(EventContext.TENANT),
                Instant.parse(row.getEventTimestamp()),
                Instant.parse(row.getEnqueuedAt()),
                row.getLastTouched() == null ? null : Instant.parse(row.getLastTouched()),
                read(row.getDiagnostics()).path(ParkUnlessPassing.TRIED).asInt(0),
                row.getCauseType(),
                row.getCauseMessage());
    }

    @Nullable
    Map<String, Object> payload(DeadLetterRecord row) {
        EventType type = catalogue.named(row.getPayloadType()).orElse(null);
        if (type == null || !(read(row.getPayload()) instanceof ObjectNode event)) {
            return null;
        }
        type.personalData().keySet().stream()
                .filter(component -> event.hasNonNull(component))
                .forEach(component -> event.put(component, WITHHELD));
        return json.convertValue(event, ANY_OBJECT);
    }

    Map<String, String> metadata(DeadLetterRecord row) {
        Map<String, String> metadata = new LinkedHashMap<>();
        read(row.getMetaData())
                .propertyStream()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asString("")));
        return metadata;
    }

    private JsonNode read(byte @Nullable [] stored) {
        if (stored == null || stored.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(stored);
        } catch (JacksonException _) { // it may well be parked for this very reason
            return MissingNode.getInstance();
        }
    }
}
