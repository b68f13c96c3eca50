package io.muniment.projection;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.selectFrom;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.ErasesPerson;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/**
 * A fold whose rows are all there is to it: what an aggregate has come to can be told from them. So its past can be
 * kept, too ({@link Past}).
 */
public abstract class KeptFold<S> implements TableFold<S> {

    private static final Param<String[]> IDS = param("ids", String[].class);

    private final List<TableField<? extends UpdatableRecord<?>, String>> aggregates;
    private final List<RenderedOnce> selects;

    /**
     * @param aggregates for each table the column that names the aggregate; the first table has one row for each of
     *     them, with its version
     */
    protected KeptFold(List<TableField<? extends UpdatableRecord<?>, String>> aggregates) {
        this.aggregates = List.copyOf(aggregates);
        this.selects = this.aggregates.stream()
                .map(column -> new RenderedOnce(selectFrom(table(column)).where(column.eq(any(IDS)))))
                .toList();
    }

    /** What these rows of one aggregate say. */
    protected abstract S of(KeptRows rows);

    /** One step, as of every fold. What becomes of a person who is erased need not be said. */
    protected abstract @Nullable S next(@Nullable S before, DomainEvent event, Recorded recorded);

    @Override
    public final @Nullable S evolve(@Nullable S before, DomainEvent event, Recorded recorded) {
        return next(before != null && event instanceof ErasesPerson ? erased(before) : before, event, recorded);
    }

    private S erased(S state) {
        KeptRows rows = new KeptRows();
        rows(state).map(PersonalColumns::erased).forEach(rows::add);
        return of(rows);
    }

    @Override
    public final List<Table<? extends UpdatableRecord<?>>> tables() {
        return aggregates.stream()
                .<Table<? extends UpdatableRecord<?>>>map(KeptFold::table)
                .toList();
    }

    @Override
    public final Field<String> aggregate(Table<?> table) {
        return aggregates.get(tables().indexOf(table));
    }

    @Override
    public final long erase(DSLContext db, Collection<String> ids) {
        return aggregates.stream()
                .mapToLong(column -> PersonalColumns.erase(db, table(column), column, ids))
                .sum();
    }

    static Table<? extends UpdatableRecord<?>> table(TableField<? extends UpdatableRecord<?>, String> column) {
        return Objects.requireNonNull(column.getTable(), "it is a column of a table");
    }

    final List<TableField<? extends UpdatableRecord<?>, String>> aggregates() {
        return aggregates;
    }

    @Override
    public final Map<String, S> load(DSLContext db, Set<String> ids) {
        Map<String, KeptRows> found = new HashMap<>();
        for (int place = 0; place < aggregates.size(); place++) {
            TableField<? extends UpdatableRecord<?>, String> column = aggregates.get(place);
            selects.get(place)
                    .on(db)
                    .with(IDS, ids.toArray(String[]::new))
                    .rows(table(column))
                    .forEach(row -> found.computeIfAbsent(row.get(column), _ -> new KeptRows())
                            .add(row));
        }
        Map<String, S> states = new HashMap<>();
        found.forEach((id, rows) -> states.put(id, of(rows)));
        return states;
    }
}
