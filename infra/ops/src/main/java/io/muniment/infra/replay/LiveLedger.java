package io.muniment.infra.replay;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;

import io.muniment.infra.proof.StoredEntries;
import io.muniment.infra.verify.Entry;
import io.muniment.infra.verify.GrowingTree;
import io.muniment.infra.verify.NotProven;
import io.muniment.kernel.event.EventContext;
import io.muniment.projection.schema.tables.records.LedgerEventRecord;
import java.util.Optional;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger of the live database beside the log that was proven. The hash of an event covers its tenant, so a ledger
 * that is what was signed tells whose the events are of which the file has only the hash.
 */
final class LiveLedger {

    private static final int FETCHED_AT_ONCE = 1000;
    private static final JsonMapper JSON = new JsonMapper();

    private final ProvenLog log;
    private final GrowingTree tree = new GrowingTree();

    private LiveLedger(ProvenLog log) {
        this.log = log;
    }

    /**
     * What is not as it was signed; both connections are within a transaction, or all events come at once.
     *
     * @throws NotProven if an event was kept back from the file
     */
    static Optional<String> difference(ProvenLog log, DSLContext replayed, DSLContext live) {
        return Optional.ofNullable(new LiveLedger(log).look(replayed, live));
    }

    private @Nullable String look(DSLContext replayed, DSLContext live) {
        long size = log.checkpoint().size();
        try (Cursor<LedgerEventRecord> told = events(replayed, size);
                Cursor<LedgerEventRecord> found = events(live, size)) {
            LedgerEventRecord expected = told.fetchNext();
            for (LedgerEventRecord row = found.fetchNext(); row != null; row = found.fetchNext()) {
                long position = row.getPosition();
                if (position != tree.size()) {
                    break;
                }
                Entry entry = StoredEntries.entry(row);
                if (expected != null && expected.getPosition() == position) {
                    if (!entry.equals(StoredEntries.entry(expected))) {
                        return "at position %d of its ledger stands another event".formatted(position);
                    }
                    expected = told.fetchNext();
                } else {
                    requireAnothers(entry);
                }
                tree.add(entry.leaf());
            }
        }
        if (tree.size() < size) {
            return "position %d of its ledger is missing".formatted(tree.size());
        }
        return tree.root().equals(log.checkpoint().root())
                ? null
                : "an event in its ledger, of which the file has only the hash, is not what was signed";
    }

    private void requireAnothers(Entry entry) {
        String tenant =
                JSON.readTree(entry.metadata()).path(EventContext.TENANT).asString("");
        if (log.tenants().contains(tenant)) {
            throw new NotProven(
                    "position %d is of the tenant %s, and the file has only its hash: what is kept back cannot be replayed"
                            .formatted(entry.position(), tenant));
        }
    }

    private static Cursor<LedgerEventRecord> events(DSLContext db, long size) {
        return db.selectFrom(LEDGER_EVENT)
                .where(LEDGER_EVENT.POSITION.between(0L, size - 1))
                .orderBy(LEDGER_EVENT.POSITION)
                .fetchSize(FETCHED_AT_ONCE)
                .fetchLazy();
    }
}
