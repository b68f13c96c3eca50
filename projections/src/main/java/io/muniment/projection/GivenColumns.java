package io.muniment.projection;

import java.util.Arrays;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;

/** The columns that are written. A range is what the database makes of two others, and no type of ours. */
public final class GivenColumns {

    private GivenColumns() {}

    public static List<Field<?>> of(Table<?> table) {
        return Arrays.<Field<?>>stream(table.fields())
                .filter(column -> column.getType() != Object.class)
                .toList();
    }
}
