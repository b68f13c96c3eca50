package io.muniment.infra.rebuild;

import static io.muniment.projection.schema.Tables.DEAD_LETTER;
import static io.muniment.projection.schema.Tables.TOKEN_ENTRY;
import static org.jooq.impl.DSL.min;

import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How far the live read model is, and which aggregates it has left behind, each from which version on: they are parked.
 *
 * @param seenByAll the position that all of its segments have seen
 * @param seenByOne the position that the foremost of them has seen
 */
record LiveProjection(long seenByAll, long seenByOne, Map<String, Long> parked) {

    private static final long NOWHERE = -1;

    /** First how far, then what is parked: what was parked until then is found, and what was retried since is done. */
    static LiveProjection of(String name, DSLContext db, Serializer serializer) {
        List<Long> positions = db.select(TOKEN_ENTRY.TOKEN, TOKEN_ENTRY.TOKEN_TYPE)
                .from(TOKEN_ENTRY)
                .where(TOKEN_ENTRY.PROCESSOR_NAME.eq(name))
                .fetch(row -> position(row.value1(), row.value2(), serializer));
        return new LiveProjection(
                positions.stream().mapToLong(Long::longValue).min().orElse(NOWHERE),
                positions.stream().mapToLong(Long::longValue).max().orElse(NOWHERE),
                db.select(DEAD_LETTER.AGGREGATE_IDENTIFIER, min(DEAD_LETTER.SEQUENCE_NUMBER))
                        .from(DEAD_LETTER)
                        .where(DEAD_LETTER.PROCESSING_GROUP.eq(name))
                        .and(DEAD_LETTER.AGGREGATE_IDENTIFIER.isNotNull())
                        .groupBy(DEAD_LETTER.AGGREGATE_IDENTIFIER)
                        .fetchMap(row -> row.value1(), row -> row.value2()));
    }

    boolean hasParked(String aggregate, long version) {
        Long from = parked.get(aggregate);
        return from != null && version >= from;
    }

    private static long position(byte @Nullable [] token, String type, Serializer serializer) {
        if (token == null) {
            return NOWHERE;
        }
        TrackingToken stored = serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
        TrackingToken reached = WrappedToken.unwrapLowerBound(stored);
        return reached == null ? NOWHERE : reached.position().orElse(NOWHERE);
    }
}
