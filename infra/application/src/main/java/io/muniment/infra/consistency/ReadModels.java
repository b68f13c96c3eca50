package io.muniment.infra.consistency;

import static io.muniment.projection.schema.Tables.DEAD_LETTER;
import static io.muniment.projection.schema.Tables.TOKEN_ENTRY;

import io.muniment.infra.eventstore.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.springframework.stereotype.Component;

/**
 * How far the read models are: known of what this process works on, and seen for the rest in the tokens that they
 * commit together with their rows.
 */
@Component
class ReadModels {

    private final Ledger ledger;
    private final LocalSegments here;
    private final DSLContext db;
    private final Serializer serializer;

    ReadModels(Ledger ledger, LocalSegments here, DSLContext db, Serializer serializer) {
        this.ledger = ledger;
        this.here = here;
        this.db = db;
        this.serializer = serializer;
    }

    /** None if there is no such event. */
    Optional<Awaited> awaited(ConsistencyToken token, String projector) {
        OptionalLong position = ledger.positionOf(token.aggregateId(), token.version());
        return position.isPresent()
                ? Optional.of(new Awaited(
                        position.getAsLong(), here.areSharedByAggregate(projector) ? token.aggregateId() : null))
                : Optional.empty();
    }

    /** The position of the last event that is stored, or -1. */
    long head() {
        return ledger.head();
    }

    OptionalLong settle(Instant known) {
        return ledger.settle(known);
    }

    boolean hasParked(String projector, Instant recordedBy) {
        try (var parked = db.select(DEAD_LETTER.EVENT_TIMESTAMP)
                .from(DEAD_LETTER)
                .where(DEAD_LETTER.PROCESSING_GROUP.eq(projector))
                .fetchStream()) {
            return parked.anyMatch(letter -> !Instant.parse(letter.value1()).isAfter(recordedBy));
        }
    }

    boolean hasSeen(String projector, Awaited awaited) {
        List<EventTrackerStatus> segments = here.concernedBy(awaited, projector);
        return segments.isEmpty()
                ? hasCommitted(projector, awaited)
                : segments.stream().allMatch(awaited::isReachedBy);
    }

    private boolean hasCommitted(String projector, Awaited awaited) {
        Map<Integer, Record2<byte[], String>> tokens = db.select(
                        TOKEN_ENTRY.SEGMENT, TOKEN_ENTRY.TOKEN, TOKEN_ENTRY.TOKEN_TYPE)
                .from(TOKEN_ENTRY)
                .where(TOKEN_ENTRY.PROCESSOR_NAME.eq(projector))
                .fetchMap(TOKEN_ENTRY.SEGMENT, row -> row.into(TOKEN_ENTRY.TOKEN, TOKEN_ENTRY.TOKEN_TYPE));
        int[] ids = tokens.keySet().stream().mapToInt(Integer::intValue).toArray();
        return !tokens.isEmpty()
                && tokens.entrySet().stream()
                        .filter(token -> awaited.concerns(Segment.computeSegment(token.getKey(), ids)))
                        .allMatch(token -> isReached(token.getValue(), awaited));
    }

    private boolean isReached(Record2<byte[], String> stored, Awaited awaited) {
        if (stored.value1() == null) {
            return false;
        }
        TrackingToken token = serializer.deserialize(
                new SimpleSerializedObject<>(stored.value1(), byte[].class, stored.value2(), null));
        return awaited.isReachedBy(token);
    }
}
