package io.muniment.projection;

import java.time.Instant;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What a table of the past says of its rows. What has no end is null there. */
final class PastColumns {

    /** In the first table of a read model: the version of the aggregate, and its two times. */
    static final Field<Long> VERSION = DSL.field(DSL.name("version"), SQLDataType.BIGINT);

    static final Field<Instant> TRUE_FROM = DSL.field(DSL.name("true_from"), SQLDataType.INSTANT);
    static final Field<Instant> TRUE_UNTIL = DSL.field(DSL.name("true_until"), SQLDataType.INSTANT);
    static final Field<Instant> KNOWN_FROM = DSL.field(DSL.name("known_from"), SQLDataType.INSTANT);
    static final Field<Instant> KNOWN_UNTIL = DSL.field(DSL.name("known_until"), SQLDataType.INSTANT);

    /** In the others: the versions of the aggregate that had the row. */
    static final Field<Long> SINCE = DSL.field(DSL.name("since"), SQLDataType.BIGINT);

    static final Field<Long> UNTIL = DSL.field(DSL.name("until"), SQLDataType.BIGINT);

    private PastColumns() {}

    static boolean saysWhen(Table<?> table) {
        return table.field(TRUE_FROM) != null;
    }

    static Condition isPresent(Table<?> table) {
        return saysWhen(table)
                ? in(table, TRUE_UNTIL).isNull().and(in(table, KNOWN_UNTIL).isNull())
                : in(table, UNTIL).isNull();
    }

    static Condition isKnownAndEndsAfter(Table<?> table, Instant time) {
        return in(table, KNOWN_UNTIL).isNull().and(in(table, TRUE_UNTIL).gt(time));
    }

    static <T> UpdatableRecord<?> with(UpdatableRecord<?> row, Field<T> column, T value) {
        UpdatableRecord<?> copy = copy(row, row.getTable());
        copy.set(column, value);
        return copy;
    }

    /** The columns of the read model come first, in the same order. */
    static UpdatableRecord<?> copy(UpdatableRecord<?> row, Table<? extends UpdatableRecord<?>> into) {
        UpdatableRecord<?> copy = into.newRecord();
        copy.fromArray(row.intoArray());
        return copy;
    }

    private static <T> Field<T> in(Table<?> table, Field<T> column) {
        return Objects.requireNonNull(table.field(column));
    }
}
