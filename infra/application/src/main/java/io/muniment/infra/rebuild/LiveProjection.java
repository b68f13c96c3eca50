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
public record LiveProjection(long seenByAll, long seenByOne, Map<String, Long> parked) {

    private static final long NOWHERE = -1;

    /** First how far, then what is parked: what was parked until then is found, and what was retried since is done. */
    public static LiveProjection of(String name, DSLContext db, Serializer serializer) {
        List<Reached> segments = db.select(TOKEN_ENTRY.TOKEN, TOKEN_ENTRY.TOKEN_TYPE)
                .from(TOKEN_ENTRY)
                .where(TOKEN_ENTRY.PROCESSOR_NAME.eq(name))
                .fetch(row -> Reached.of(row.value1(), row.value2(), serializer));
        return new LiveProjection(
                segments.stream().mapToLong(Reached::byAll).min().orElse(NOWHERE),
                segments.stream().mapToLong(Reached::byOne).max().orElse(NOWHERE),
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

    /** One segment, which has two ends while it is merged of two that are not equally far. */
    private record Reached(long byAll, long byOne) {

        static Reached of(byte @Nullable [] token, String type, Serializer serializer) {
            if (token == null) {
                return new Reached(NOWHERE, NOWHERE);
            }
            TrackingToken stored =
                    serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
            return new Reached(
                    position(WrappedToken.unwrapLowerBound(stored)), position(WrappedToken.unwrapUpperBound(stored)));
        }

        private static long position(@Nullable TrackingToken reached) {
            return reached == null ? NOWHERE : reached.position().orElse(NOWHERE);
        }
    }
}
