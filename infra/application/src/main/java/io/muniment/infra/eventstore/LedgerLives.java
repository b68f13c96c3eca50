package io.muniment.infra.eventstore;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;

import io.muniment.projection.schema.tables.records.LedgerEventRecord;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;

/**
 * Reads the whole ledger, one aggregate's life after the other, or what came last: for whoever makes something anew of
 * all events. It reads with a cursor where the caller's connection is in a transaction.
 */
public final class LedgerLives {

    private static final int FETCH = 2000;

    private final Serializer events;
    private final EventUpcaster upcasters;

    LedgerLives(Serializer events, EventUpcaster upcasters) {
        this.events = events;
        this.upcasters = upcasters;
    }

    /** Whole lives up to a position, in the order of their aggregates' ids, behind one of those. */
    public Stream<DomainEventMessage<?>> behind(DSLContext db, String aggregateId, long upTo) {
        return messages(db.selectFrom(LEDGER_EVENT)
                .where(LEDGER_EVENT.AGGREGATE_ID.gt(aggregateId))
                .and(LEDGER_EVENT.POSITION.le(upTo))
                .orderBy(LEDGER_EVENT.AGGREGATE_ID, LEDGER_EVENT.VERSION));
    }

    public Stream<DomainEventMessage<?>> of(DSLContext db, String aggregateId, long upToVersion) {
        return messages(db.selectFrom(LEDGER_EVENT)
                .where(LEDGER_EVENT.AGGREGATE_ID.eq(aggregateId))
                .and(LEDGER_EVENT.VERSION.le(upToVersion))
                .orderBy(LEDGER_EVENT.VERSION));
    }

    public Stream<DomainEventMessage<?>> between(DSLContext db, long after, long upTo) {
        return messages(db.selectFrom(LEDGER_EVENT)
                .where(LEDGER_EVENT.POSITION.gt(after))
                .and(LEDGER_EVENT.POSITION.le(upTo))
                .orderBy(LEDGER_EVENT.POSITION));
    }

    private Stream<DomainEventMessage<?>> messages(ResultQuery<LedgerEventRecord> rows) {
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        rows.fetchSize(FETCH).fetchStream().map(LedgerEntry::of), events, upcasters)
                .map(message -> (DomainEventMessage<?>) message);
    }
}
