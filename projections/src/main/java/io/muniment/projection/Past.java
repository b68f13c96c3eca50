package io.muniment.projection;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.ErasesPerson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/**
 * All that a read model has ever said of its aggregates. The first of its tables says since when and until when a
 * version was true and was known to be; the others, which versions had a row. Events may come that were true before
 * others: then what was known of that time ends, and is kept.
 *
 * <p>Each table has the columns of the read model's own, and those of {@link PastColumns}.
 */
public abstract class Past<S> implements TableFold<PastRows<S>> {

    private static final Param<String[]> IDS = param("ids", String[].class);

    private final String name;
    private final KeptFold<S> fold;
    private final List<Table<? extends UpdatableRecord<?>>> tables;
    private final List<RenderedOnce> present;

    /** @param tables one for each table of the read model, in the same order */
    protected Past(String name, KeptFold<S> fold, List<Table<? extends UpdatableRecord<?>>> tables) {
        this.name = name;
        this.fold = fold;
        this.tables = List.copyOf(tables);
        this.present = this.tables.stream().map(this::selectPresent).toList();
    }

    /** What keeps it. */
    public final Projection<?> projection(DSLContext db) {
        return new Projection<>(this, db);
    }

    private RenderedOnce selectPresent(Table<? extends UpdatableRecord<?>> table) {
        return new RenderedOnce(select(GivenColumns.of(table))
                .from(table)
                .where(aggregate(table).eq(any(IDS)))
                .and(PastColumns.isPresent(table)));
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<Table<? extends UpdatableRecord<?>>> tables() {
        return tables;
    }

    @Override
    public final long version(PastRows<S> state) {
        return fold.version(state.now());
    }

    @Override
    public final @Nullable PastRows<S> evolve(@Nullable PastRows<S> earlier, DomainEvent event, Recorded recorded) {
        PastRows<S> before = earlier != null && event instanceof ErasesPerson ? earlier.erased() : earlier;
        S now = fold.evolve(before == null ? null : before.now(), event, recorded);
        if (now == null) {
            return before;
        }
        UpdatableRecord<?> version = fold.rows(now)
                .filter(this::isVersion)
                .map(this::inPast)
                .findFirst()
                .orElseThrow();
        Moment.of(recorded).begin(version);
        PresentRows others = (before == null ? PresentRows.NONE : before.others())
                .next(fold.rows(now).filter(row -> !isVersion(row)), row -> begun(row, recorded.version()));
        return before == null ? PastRows.present(now, version, others) : before.next(now, version, others, recorded);
    }

    private boolean isVersion(UpdatableRecord<?> row) {
        return row.getTable().equals(fold.tables().getFirst());
    }

    private UpdatableRecord<?> begun(UpdatableRecord<?> row, long version) {
        UpdatableRecord<?> past = inPast(row);
        past.set(PastColumns.SINCE, version);
        return past;
    }

    /** The same row in the table of the past. */
    private UpdatableRecord<?> inPast(UpdatableRecord<?> row) {
        return PastColumns.copy(row, tables.get(fold.tables().indexOf(row.getTable())));
    }

    private UpdatableRecord<?> inPresent(UpdatableRecord<?> past) {
        return past.into(fold.tables().get(tables.indexOf(past.getTable())));
    }

    /** The rows that have not ended: what is older changes in rare cases only. */
    @Override
    public final Map<String, PastRows<S>> load(DSLContext db, Set<String> aggregates) {
        Map<String, List<UpdatableRecord<?>>> found = new HashMap<>();
        for (int place = 0; place < tables.size(); place++) {
            Table<? extends UpdatableRecord<?>> table = tables.get(place);
            present.get(place)
                    .on(db)
                    .with(IDS, aggregates.toArray(String[]::new))
                    .rows(GivenColumns.of(table).toArray(Field<?>[]::new))
                    .fetchInto(table)
                    .forEach(row -> found.computeIfAbsent(row.get(aggregate(table)), _ -> new ArrayList<>())
                            .add(row));
        }
        Map<String, PastRows<S>> states = new HashMap<>();
        found.forEach((id, rows) -> states.put(id, present(rows)));
        return states;
    }

    /** @param rows the version first, as it is in the first table */
    private PastRows<S> present(List<UpdatableRecord<?>> rows) {
        KeptRows now = new KeptRows();
        rows.forEach(row -> now.add(inPresent(row)));
        return PastRows.present(
                fold.of(now),
                rows.getFirst(),
                PresentRows.of(rows.stream().skip(1).map(row -> new PresentRows.Present(inPresent(row), row))));
    }

    @Override
    public final Field<String> aggregate(Table<?> table) {
        TableField<?, String> live = fold.aggregates().get(tables.indexOf(table));
        return Objects.requireNonNull(table.field(live.getName(), String.class));
    }

    @Override
    public final Stream<UpdatableRecord<?>> rows(PastRows<S> state) {
        return state.all();
    }

    /** What came later than it became true may end stored rows that are not loaded. */
    @Override
    public final void write(DSLContext db, Collection<Change<PastRows<S>>> changes) {
        RowChanges.between(
                        this,
                        changes.stream().map(change -> withOlder(db, change)).toList())
                .write(db);
        List<String> erased = changes.stream()
                .map(Change::after)
                .filter(PastRows::isErased)
                .map(state -> state.version().get(aggregate(tables.getFirst())))
                .toList();
        if (!erased.isEmpty()) {
            erase(db, erased);
        }
    }

    /** Also what is stored and not loaded. */
    @Override
    public final long erase(DSLContext db, Collection<String> ids) {
        return tables.stream()
                .mapToLong(table -> PersonalColumns.erase(db, table, aggregate(table), ids))
                .sum();
    }

    private Change<PastRows<S>> withOlder(DSLContext db, Change<PastRows<S>> change) {
        PastRows<S> before = change.before();
        PastRows<S> after = change.after();
        if (before == null || after.late().isEmpty()) {
            return change;
        }
        List<UpdatableRecord<?>> older = older(db, before, after.earliestLate());
        return new Change<>(before.with(older), after.with(after.afterLate(older)));
    }

    private List<UpdatableRecord<?>> older(DSLContext db, PastRows<S> state, Instant since) {
        Table<? extends UpdatableRecord<?>> versions = tables.getFirst();
        return List.copyOf(db.select(GivenColumns.of(versions))
                .from(versions)
                .where(aggregate(versions).eq(state.version().get(aggregate(versions))))
                .and(PastColumns.isKnownAndEndsAfter(versions, since))
                .fetchInto(versions));
    }
}
