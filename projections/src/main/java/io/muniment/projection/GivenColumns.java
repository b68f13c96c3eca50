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

    /** All that follow from the events, ranges as texts: not what counts in which order rows came. */
    public static List<Field<?>> replayed(Table<?> table) {
        return Arrays.<Field<?>>stream(table.fields())
                .filter(column -> !column.getDataType().identity())
                .<Field<?>>map(column -> column.getType() == Object.class
                        ? column.cast(String.class).as(column.getName())
                        : column)
                .toList();
    }
}
