package io.muniment.infra.operations;

import static io.muniment.projection.schema.Tables.TOKEN_ENTRY;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who works on which segment, as the processors of all processes agree on it: whoever holds a segment's claim. An
 * operator who pauses a processor takes its claims and keeps them, so that no process gets them, now or after a
 * restart, and whoever still had one cannot commit with it any more.
 */
@Component
class Claims {

    private static final String OPERATOR = "operator";
    private static final String FOR_EVER = "9999-12-31T00:00:00Z";
    /** As Axon's token store has it: who says nothing for so long has lost the claim. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final DSLContext db;
    private final Serializer serializer;
    private final Clock clock;

    Claims(DSLContext db, Serializer serializer, Clock clock) {
        this.db = db;
        this.serializer = serializer;
        this.clock = clock;
    }

    List<Claim> of(String processor) {
        Map<Integer, TokenRow> rows = new TreeMap<>(db.select(
                        TOKEN_ENTRY.SEGMENT,
                        TOKEN_ENTRY.TOKEN,
                        TOKEN_ENTRY.TOKEN_TYPE,
                        TOKEN_ENTRY.OWNER,
                        TOKEN_ENTRY.TOKEN_TIMESTAMP)
                .from(TOKEN_ENTRY)
                .where(TOKEN_ENTRY.PROCESSOR_NAME.eq(processor))
                .fetchMap(
                        TOKEN_ENTRY.SEGMENT,
                        row -> new TokenRow(token(row.value2(), row.value3()), row.value4(), row.value5())));
        int[] ids = rows.keySet().stream().mapToInt(Integer::intValue).toArray();
        return rows.entrySet().stream()
                .map(row -> claim(Segment.computeSegment(row.getKey(), ids), row.getValue()))
                .toList();
    }

    /** False if there is nothing to hold yet, because the processor never began. */
    boolean hold(String processor) {
        return db.update(TOKEN_ENTRY)
                        .set(TOKEN_ENTRY.OWNER, OPERATOR)
                        .set(TOKEN_ENTRY.TOKEN_TIMESTAMP, FOR_EVER)
                        .where(TOKEN_ENTRY.PROCESSOR_NAME.eq(processor))
                        .execute()
                > 0;
    }

    void letGo(String processor) {
        db.update(TOKEN_ENTRY)
                .setNull(TOKEN_ENTRY.OWNER)
                .set(TOKEN_ENTRY.TOKEN_TIMESTAMP, clock.instant().toString())
                .where(TOKEN_ENTRY.PROCESSOR_NAME.eq(processor))
                .and(TOKEN_ENTRY.OWNER.eq(OPERATOR))
                .execute();
    }

    private Claim claim(Segment segment, TokenRow row) {
        return new Claim(segment, row.token, row.owner, OPERATOR.equals(row.owner), isAlive(row));
    }

    private @Nullable TrackingToken token(byte @Nullable [] token, @Nullable String type) {
        return token == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
    }

    private boolean isAlive(TokenRow row) {
        return row.owner != null
                && row.timestamp != null
                && Instant.parse(row.timestamp).plus(TIMEOUT).isAfter(clock.instant());
    }

    private record TokenRow(
            @Nullable TrackingToken token,
            @Nullable String owner,
            @Nullable String timestamp) {}
}
