package io.muniment.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Table;
import org.jooq.UpdatableRecord;

/** The rows that are kept of one aggregate. */
public final class KeptRows {

    private final Map<Table<?>, List<UpdatableRecord<?>>> rows = new HashMap<>();

    void add(UpdatableRecord<?> row) {
        rows.computeIfAbsent(row.getTable(), _ -> new ArrayList<>()).add(row);
    }

    public <R extends UpdatableRecord<R>> R only(Table<R> table) {
        return atMostOne(table).orElseThrow(() -> new IllegalStateException("There is no row in " + table.getName()));
    }

    public <R extends UpdatableRecord<R>> Optional<R> atMostOne(Table<R> table) {
        return all(table).stream().findFirst();
    }

    public <R extends UpdatableRecord<R>> List<R> all(Table<R> table) {
        return rows.getOrDefault(table, List.of()).stream()
                .<R>map(table.getRecordType()::cast)
                .toList();
    }
}
