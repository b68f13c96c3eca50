package io.muniment.projection;

import java.util.Objects;
import org.jooq.Field;
import org.jooq.UpdatableRecord;

/** Rows are replaced, not changed. */
public final class RowCopy {

    private RowCopy() {}

    /** The row with those columns that are set in {@code changes}. */
    public static <R extends UpdatableRecord<R>> R of(R row, R changes) {
        R copy = row.copy(); // without its key
        Objects.requireNonNull(row.getTable().getPrimaryKey()).getFields().forEach(column -> set(copy, column, row));
        for (int place = 0; place < changes.size(); place++) {
            if (changes.touched(place)) {
                set(copy, Objects.requireNonNull(changes.field(place)), changes);
            }
        }
        return copy;
    }

    private static <T> void set(UpdatableRecord<?> copy, Field<T> column, UpdatableRecord<?> from) {
        copy.set(column, from.get(column));
    }
}
