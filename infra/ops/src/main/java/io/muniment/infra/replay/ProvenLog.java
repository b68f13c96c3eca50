package io.muniment.infra.replay;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.max;

import io.muniment.infra.verify.Checkpoint;
import io.muniment.infra.verify.Entry;
import io.muniment.infra.verify.ExportedLog;
import io.muniment.infra.verify.NotProven;
import io.muniment.kernel.event.EventContext;
import io.muniment.projection.schema.tables.records.LedgerEventRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * A log that is what was signed, in the ledger of a database. Positions of which the file has only the hash stay free.
 *
 * @param events how many are there with all that they say
 * @param later how many lines came after the checkpoint: nothing proves them, and they are not in the ledger
 */
record ProvenLog(Checkpoint checkpoint, long events, long later, Set<String> tenants) {

    long hashesAlone() {
        return checkpoint.size() - events;
    }

    /** The file is read once: what is in the ledger is what was proven, whoever changes the file meanwhile. */
    static ProvenLog load(Path file, List<Checkpoint> kept, DSLContext db) throws IOException {
        Checkpoint checkpoint = kept.getLast();
        Ledger ledger = new Ledger(db, checkpoint.size());
        ExportedLog log = new ExportedLog(kept, ledger::add);
        // what is no text is another one than was signed, or stands after the checkpoint
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            log.verify(lines.lines().iterator());
        }
        ledger.end();
        requireWholeLives(db);
        return new ProvenLog(checkpoint, ledger.events, log.notCovered(), tenants(db));
    }

    /**
     * Hashes alone would prove a log from which somebody has kept back an event. A missing end is not seen here: which
     * tenant's an event is of which there is only the hash, {@link LiveLedger} alone can tell.
     */
    private static void requireWholeLives(DSLContext db) {
        db.select(LEDGER_EVENT.AGGREGATE_ID)
                .from(LEDGER_EVENT)
                .groupBy(LEDGER_EVENT.AGGREGATE_ID)
                .having(max(LEDGER_EVENT.VERSION).plus(1).ne(count().cast(Long.class)))
                .orderBy(LEDGER_EVENT.AGGREGATE_ID)
                .limit(1)
                .fetchOptional(LEDGER_EVENT.AGGREGATE_ID)
                .ifPresent(aggregate -> {
                    throw new NotProven(
                            ("some events of %s are in the file and others only as a hash: what is kept back"
                                            + " cannot be replayed")
                                    .formatted(aggregate));
                });
    }

    private static Set<String> tenants(DSLContext db) {
        var tenant = jsonbGetAttributeAsText(LEDGER_EVENT.METADATA, EventContext.TENANT);
        return new TreeSet<>(db.selectDistinct(tenant)
                .from(LEDGER_EVENT)
                .where(tenant.isNotNull())
                .fetch(row -> Objects.requireNonNull(row.value1())));
    }

    private static final class Ledger {

        private static final int AT_ONCE = 1000;

        private final DSLContext db;
        private final long size;
        private final List<LedgerEventRecord> rows = new ArrayList<>();
        private long events;
        private @Nullable DataAccessException refused;

        Ledger(DSLContext db, long size) {
            this.db = db;
            this.size = size;
        }

        void add(Entry event) {
            if (event.position() < size) {
                events++;
                rows.add(row(event));
                if (rows.size() == AT_ONCE) {
                    write();
                }
            }
        }

        /** What cannot be stored was hardly recorded like this: the proof is to say so first. */
        private void write() {
            try {
                if (refused == null) {
                    db.batchInsert(rows).execute();
                }
            } catch (DataAccessException failed) {
                refused = failed;
            }
            rows.clear();
        }

        void end() {
            write();
            if (refused != null) {
                throw refused;
            }
        }

        private static LedgerEventRecord row(Entry event) {
            LedgerEventRecord row = new LedgerEventRecord();
            row.setPosition(event.position());
            row.setRecordedAt(event.recordedAt());
            row.setAggregateType(event.aggregateType());
            row.setAggregateId(event.aggregateId());
            row.setVersion(event.version());
            row.setName(event.name());
            row.setRevision(event.revision());
            row.setPayload(JSONB.valueOf(event.payload()));
            row.setMetadata(JSONB.valueOf(event.metadata()));
            row.setEventId(event.eventId());
            return row;
        }
    }
}
