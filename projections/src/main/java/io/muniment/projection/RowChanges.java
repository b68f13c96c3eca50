package io.muniment.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;

/** The difference between rows that are there and rows that should be, written with one statement for each table. */
final class RowChanges {

    /** PostgreSQL takes 65,535 parameters with one statement; only very large changes need a second one. */
    private static final int PARAMETERS = 32_000;

    private static final Map<Table<?>, RenderedRows> UPSERTS = new ConcurrentHashMap<>();

    private final SequencedMap<Table<?>, List<UpdatableRecord<?>>> put = new LinkedHashMap<>();
    private final SequencedMap<Table<?>, List<UpdatableRecord<?>>> gone = new LinkedHashMap<>();

    private RowChanges(List<Table<? extends UpdatableRecord<?>>> tables) {
        tables.forEach(table -> {
            put.put(table, new ArrayList<>());
            gone.put(table, new ArrayList<>());
        });
    }

    static <S> RowChanges between(TableFold<S> fold, Collection<Change<S>> changes) {
        var difference = new RowChanges(fold.tables());
        changes.forEach(change -> difference.add(
                change.before() == null ? Stream.of() : fold.rows(change.before()), fold.rows(change.after())));
        return difference;
    }

    private void add(Stream<UpdatableRecord<?>> before, Stream<UpdatableRecord<?>> after) {
        Map<List<?>, UpdatableRecord<?>> present =
                before.collect(Collectors.toMap(RowChanges::identity, Function.identity()));
        List<UpdatableRecord<?>> isNew = new ArrayList<>();
        after.forEach(row -> {
            UpdatableRecord<?> was = present.remove(identity(row));
            if (was == null) {
                isNew.add(row);
            } else if (!row.equals(was)) {
                put(row);
            }
        });
        isNew.forEach(this::put); // last: it may take the place that another has left
        present.values()
                .forEach(row -> Objects.requireNonNull(gone.get(row.getTable())).add(row));
    }

    private void put(UpdatableRecord<?> row) {
        Objects.requireNonNull(put.get(row.getTable())).add(row);
    }

    private static List<?> identity(UpdatableRecord<?> row) {
        return List.of(row.getTable(), row.key());
    }

    /** A row goes before those that it is referred to by come, and comes before them. */
    void write(DSLContext db) {
        gone.reversed().forEach((table, rows) -> portions(table, rows).forEach(some -> delete(db, table, some)));
        put.forEach((table, rows) -> portions(table, rows).forEach(some -> upsert(db, table, some)));
    }

    private static Stream<List<UpdatableRecord<?>>> portions(Table<?> table, List<UpdatableRecord<?>> rows) {
        int size = PARAMETERS / GivenColumns.of(table).size();
        return Stream.iterate(0, from -> from < rows.size(), from -> from + size)
                .map(from -> rows.subList(from, Math.min(rows.size(), from + size)));
    }

    private static void delete(DSLContext db, Table<?> table, List<UpdatableRecord<?>> rows) {
        db.deleteFrom(table)
                .where(DSL.row(primaryKey(table))
                        .in(rows.stream()
                                .map(row -> DSL.row(row.key().intoArray()))
                                .toList()))
                .execute();
    }

    private static void upsert(DSLContext db, Table<?> table, List<UpdatableRecord<?>> rows) {
        UPSERTS.computeIfAbsent(table, RowChanges::upsert).execute(db, rows);
    }

    private static RenderedRows upsert(Table<?> table) {
        List<Field<?>> columns = GivenColumns.of(table);
        return new RenderedRows(
                columns,
                rows -> DSL.insertInto(table)
                        .columns(columns)
                        .valuesOfRows(rows)
                        .onConflict(primaryKey(table))
                        .doUpdate()
                        .setNonPrimaryKeyToExcluded());
    }

    private static List<? extends Field<?>> primaryKey(Table<?> table) {
        return Objects.requireNonNull(table.getPrimaryKey(), "every table has a key")
                .getFields();
    }
}
