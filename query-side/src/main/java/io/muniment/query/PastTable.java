package io.muniment.query;

import java.util.Arrays;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * What a table of a read model was: the same name and the same columns, so that the same questions can be put to it.
 */
public final class PastTable {

    private PastTable() {}

    public static Table<?> of(Table<?> present, Table<?> past, Condition when) {
        return DSL.select(Arrays.stream(present.fields())
                        .map(column -> column(past, column))
                        .toList())
                .from(past)
                .where(when)
                .asTable(present);
    }

    private static Field<?> column(Table<?> past, Field<?> present) {
        return Objects.requireNonNull(past.field(present.getName()));
    }
}
