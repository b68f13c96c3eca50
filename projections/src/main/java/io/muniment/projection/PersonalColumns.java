package io.muniment.projection;

import io.muniment.kernel.event.Erased;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;

/** The columns that say something of a person: their comments begin with these words. */
public final class PersonalColumns {

    private static final String MARK = "personal data";

    private static final Map<Table<?>, List<Field<?>>> KNOWN = new ConcurrentHashMap<>();

    private PersonalColumns() {}

    public static List<Field<?>> of(Table<?> table) {
        return KNOWN.computeIfAbsent(
                table,
                one -> Arrays.<Field<?>>stream(one.fields())
                        .filter(column -> column.getComment().startsWith(MARK))
                        .toList());
    }

    /** The row, with nothing of the person. */
    static UpdatableRecord<?> erased(UpdatableRecord<?> row) {
        UpdatableRecord<?> copy = PastColumns.copy(row, row.getTable());
        of(row.getTable()).forEach(column -> erase(copy, column));
        return copy;
    }

    private static void erase(UpdatableRecord<?> row, Field<?> column) {
        if (column.getType() == String.class) {
            row.set(column.coerce(String.class), Erased.text(row.get(column, String.class)));
        } else {
            List<String> plain = List.of(Objects.requireNonNull(row.get(column, String[].class)));
            row.set(column.coerce(String[].class), Erased.texts(plain).toArray(String[]::new));
        }
    }

    /** The same in the database, where what is empty stays empty, too. Says how many rows there are. */
    static long erase(DSLContext db, Table<?> table, Field<String> aggregate, Collection<String> ids) {
        Map<Field<?>, Field<?>> changes = new LinkedHashMap<>();
        of(table).forEach(column -> changes.put(column, erased(column)));
        return changes.isEmpty()
                ? 0
                : db.update(table).set(changes).where(aggregate.in(ids)).execute();
    }

    private static Field<?> erased(Field<?> column) {
        if (column.getType() == String.class) {
            Field<String> text = column.coerce(String.class);
            return DSL.when(text.isNotNull(), DSL.inline(Erased.TEXT));
        }
        Field<String[]> texts = column.coerce(String[].class);
        return DSL.when(DSL.cardinality(texts).gt(0), DSL.inline(new String[] {Erased.TEXT}))
                .else_(texts);
    }
}
