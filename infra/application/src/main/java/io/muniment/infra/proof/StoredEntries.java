package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;

import io.muniment.infra.verify.Entry;
import io.muniment.projection.schema.tables.records.LedgerEventRecord;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Rows of the ledger as they are hashed. */
public final class StoredEntries {

    private static final int FETCHED_AT_ONCE = 1000;

    private StoredEntries() {}

    /** In their order. Within a transaction they come as they are looked at, and not all at once. */
    static Stream<Entry> from(DSLContext db, long position, int atMost) {
        return db.selectFrom(LEDGER_EVENT)
                .where(LEDGER_EVENT.POSITION.ge(position))
                .orderBy(LEDGER_EVENT.POSITION)
                .limit(atMost)
                .fetchSize(FETCHED_AT_ONCE)
                .fetchStream()
                .map(StoredEntries::entry);
    }

    static Optional<Entry> at(DSLContext db, long position) {
        return db.selectFrom(LEDGER_EVENT)
                .where(LEDGER_EVENT.POSITION.eq(position))
                .fetchOptional(StoredEntries::entry);
    }

    public static Entry entry(LedgerEventRecord row) {
        return new Entry(
                row.getPosition(),
                row.getRecordedAt(),
                row.getAggregateType(),
                row.getAggregateId(),
                row.getVersion(),
                row.getName(),
                row.getRevision(),
                row.getPayload().data(),
                row.getMetadata().data(),
                row.getEventId());
    }
}
