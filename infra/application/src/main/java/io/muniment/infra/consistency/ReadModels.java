package io.muniment.infra.consistency;

import static io.muniment.projection.schema.Tables.TOKEN_ENTRY;

import io.muniment.infra.eventstore.Ledger;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far the read models are, seen in the tokens that they commit together with their rows. */
@Component
class ReadModels {

    private static final long NOWHERE = -1;

    private final Ledger ledger;
    private final DSLContext db;
    private final Serializer serializer;

    ReadModels(Ledger ledger, DSLContext db, Serializer serializer) {
        this.ledger = ledger;
        this.db = db;
        this.serializer = serializer;
    }

    OptionalLong positionOf(ConsistencyToken token) {
        return ledger.positionOf(token.aggregateId(), token.version());
    }

    /** The position of the last event that is stored, or -1. */
    long head() {
        return ledger.head();
    }

    /** Whether every segment has come as far. */
    boolean hasSeen(String projector, long position) {
        List<Reached> segments = segments(projector);
        return !segments.isEmpty() && segments.stream().allMatch(one -> one.position() >= position);
    }

    /** Whether the one segment has come as far that the aggregate's events go through; others need not move for it. */
    boolean hasSeen(String projector, long position, String aggregateId) {
        List<Reached> segments = segments(projector);
        int[] ids = segments.stream().mapToInt(Reached::segment).toArray();
        return segments.stream()
                .filter(one -> Segment.computeSegment(one.segment(), ids).matches(aggregateId.hashCode()))
                .anyMatch(one -> one.position() >= position);
    }

    private List<Reached> segments(String projector) {
        return db.select(TOKEN_ENTRY.SEGMENT, TOKEN_ENTRY.TOKEN, TOKEN_ENTRY.TOKEN_TYPE)
                .from(TOKEN_ENTRY)
                .where(TOKEN_ENTRY.PROCESSOR_NAME.eq(projector))
                .fetch(row -> new Reached(row.value1(), position(row.value2(), row.value3())));
    }

    private long position(byte @Nullable [] stored, String type) {
        if (stored == null) {
            return NOWHERE;
        }
        TrackingToken token = serializer.deserialize(new SimpleSerializedObject<>(stored, byte[].class, type, null));
        TrackingToken reached = WrappedToken.unwrapLowerBound(token);
        return reached == null ? NOWHERE : reached.position().orElse(NOWHERE);
    }

    private record Reached(int segment, long position) {}
}
