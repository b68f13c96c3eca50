package io.muniment.infra.consistency;

import static io.muniment.projection.schema.Tables.TOKEN_ENTRY;

import io.muniment.infra.eventstore.Ledger;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.springframework.stereotype.Component;

/** How far the read models are, seen in the tokens that they commit together with their rows. */
@Component
class ReadModels {

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
        TrackingToken reached = WrappedToken.unwrapLowerBound(token);
        return reached != null && reached.position().orElse(-1) >= position;
    }
}
