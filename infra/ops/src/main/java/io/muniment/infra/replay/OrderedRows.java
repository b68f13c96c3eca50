package io.muniment.infra.replay;

import java.util.Objects;
import java.util.Set;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of a table in the order of their keys, a few at a time: there may be more than fit into memory. */
final class OrderedRows implements AutoCloseable {

    private static final int FETCHED_AT_ONCE = 1000;

    private final ReadModelTable table;
    private final Set<String> leftOut;
    private final Cursor<? extends Record> rows;
    private long passedBy;

    /** @param db a connection within a transaction, or all rows come at once */
    OrderedRows(DSLContext db, ReadModelTable table, Set<String> tenants, Set<String> leftOut) {
        this.table = table;
        this.leftOut = leftOut;
        this.rows = db.select(table.columns())
                .from(table.table())
                .where(table.isOf(tenants))
                .orderBy(table.order())
                .fetchSize(FETCHED_AT_ONCE)
                .fetchLazy();
    }

    @Nullable
    KeyedRow next() {
        for (Record row = rows.fetchNext(); row != null; row = rows.fetchNext()) {
            if (!leftOut.contains(Objects.requireNonNull(row.get(table.aggregate())))) {
                return new KeyedRow(table, row);
            }
            passedBy++;
        }
        return null;
    }

    /** Of aggregates that are left out. */
    long passedBy() {
        return passedBy;
    }

    @Override
    public void close() {
        rows.close();
    }
}
