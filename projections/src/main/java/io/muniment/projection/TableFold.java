package io.muniment.projection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.UpdatableRecord;

/** A fold that is kept as rows. Whoever fills the tables, live or beside the live ones, does it through this. */
public interface TableFold<S> extends Fold<S> {

    /** Its own tables; those that others refer to first. */
    List<Table<? extends UpdatableRecord<?>>> tables();

    /** The column of one of them that names the aggregate whose row it is. */
    Field<String> aggregate(Table<?> table);

    /** What is kept of these aggregates now, with one statement for each table. */
    Map<String, S> load(DSLContext db, Set<String> aggregates);

    Stream<UpdatableRecord<?>> rows(S state);

    /**
     * Takes away what the rows of these aggregates say of persons; says how many there are that could say something.
     */
    default long erase(DSLContext db, Collection<String> aggregates) {
        if (tables().stream().anyMatch(table -> !PersonalColumns.of(table).isEmpty())) {
            throw new UnsupportedOperationException("%s says something of persons".formatted(name()));
        }
        return 0;
    }

    /** Makes the rows those of the later states. */
    default void write(DSLContext db, Collection<Change<S>> changes) {
        RowChanges.between(this, changes).write(db);
    }
}
