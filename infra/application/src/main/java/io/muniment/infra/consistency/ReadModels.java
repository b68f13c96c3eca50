package io.muniment.infra.consistency;

import static io.muniment.projection.schema.Tables.DOMAIN_EVENT;
import static io.muniment.projection.schema.Tables.TOKEN_ENTRY;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.springframework.stereotype.Component;

/** How far the read models are, seen in the tokens that they commit together with their rows. */
@Component
class ReadModels {

    private final DSLContext db;
    private final Serializer serializer;
    private final EventStore events;

    ReadModels(DSLContext db, Serializer serializer, EventStore events) {
        this.db = db;
        this.serializer = serializer;
        this.events = events;
    }

    Optional<Long> positionOf(ConsistencyToken token) {
        return db.select(DOMAIN_EVENT.GLOBAL_INDEX)
                .from(DOMAIN_EVENT)
                .where(DOMAIN_EVENT.AGGREGATE_IDENTIFIER.eq(token.aggregateId()))
                .and(DOMAIN_EVENT.SEQUENCE_NUMBER.eq(token.version()))
                .fetchOptional(DOMAIN_EVENT.GLOBAL_INDEX);
    }

    /** The position of the last event that is stored, whatever stores it. */
    OptionalLong head() {
        TrackingToken head = events.createHeadToken();
        return head == null ? OptionalLong.empty() : head.position();
    }

    boolean hasSeen(String projector, long position) {
        List<Record2<byte[], String>> segments = db.select(TOKEN_ENTRY.TOKEN, TOKEN_ENTRY.TOKEN_TYPE)
                .from(TOKEN_ENTRY)
                .where(TOKEN_ENTRY.PROCESSOR_NAME.eq(projector))
                .fetch();
        return !segments.isEmpty() && segments.stream().allMatch(segment -> covers(segment, position));
    }

    private boolean covers(Record2<byte[], String> segment, long position) {
        if (segment.value1() == null) {
            return false;
        }
        TrackingToken token = serializer.deserialize(
                new SimpleSerializedObject<>(segment.value1(), byte[].class, segment.value2(), null));
        return WrappedToken.unwrapLowerBound(token) instanceof GapAwareTrackingToken reached
                && covers(reached, position);
    }

    /** Gaps at other positions do not matter: each command that failed while it stored its events leaves one. */
    private static boolean covers(GapAwareTrackingToken reached, long position) {
        return reached.getIndex() >= position && !reached.getGaps().contains(position);
    }
}
