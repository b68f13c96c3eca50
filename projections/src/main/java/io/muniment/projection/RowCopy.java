package io.muniment.projection;

import org.jooq.Field;
import org.jooq.UpdatableRecord;

/** Rows are replaced, not changed. */
public final class RowCopy {

    private RowCopy() {}

    /** The row with those columns that are set in {@code changes}. */
    public static <R extends UpdatableRecord<R>> R of(R row, R changes) {
        R copy = row.getTable().newRecord();
        for (Field<?> column : row.fields()) {
            set(copy, column, changes.touched(column) ? changes : row);
        }
        return copy;
    }

    private static <T> void set(UpdatableRecord<?> copy, Field<T> column, UpdatableRecord<?> from) {
        copy.set(column, from.get(column));
    }
}
