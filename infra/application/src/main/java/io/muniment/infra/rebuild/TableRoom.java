package io.muniment.infra.rebuild;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.projection.FoldedBatch;
import io.muniment.projection.Recorded;
import io.muniment.projection.TableFold;
import io.muniment.projection.schema.Routines;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** A schema of its own, in which tables stand under the names of the live ones. */
final class TableRoom<S> implements Room {

    /** Indexes are built in memory as far as this goes. */
    private static final String MEMORY_TO_SORT = "256MB";

    private final TableFold<S> fold;
    private final String[] tables;

    TableRoom(TableFold<S> fold) {
        this.fold = fold;
        this.tables = fold.tables().stream().map(Table::getName).toArray(String[]::new);
    }

    @Override
    public String name() {
        return fold.name();
    }

    @Override
    public void begin(DSLContext db) {
        Routines.rebuildBegin(db.configuration(), name(), tables);
    }

    @Override
    public void complete(DSLContext db) {
        db.setLocal(DSL.name("maintenance_work_mem"), DSL.inline(MEMORY_TO_SORT))
                .execute();
        Routines.rebuildComplete(db.configuration(), name(), tables);
    }

    @Override
    public String patience() {
        return "300ms";
    }

    @Override
    public void lock(DSLContext db) {
        Routines.rebuildLock(db.configuration(), tables);
    }

    @Override
    public void swap(DSLContext db) {
        Routines.rebuildSwap(db.configuration(), name(), tables);
    }

    @Override
    public void drop(DSLContext db) {
        Routines.rebuildDrop(db.configuration(), name());
    }

    @Override
    public Portion portion() {
        return new Loaded();
    }

    @Override
    public CatchingUp catchUp(DSLContext db, Set<String> aggregates) {
        Routines.rebuildEnter(db.configuration(), name());
        FoldedBatch<S> batch = new FoldedBatch<>(fold, db, aggregates);
        return new CatchingUp() {
            @Override
            public void fold(DomainEvent event, Recorded recorded) {
                batch.fold(event, recorded);
            }

            @Override
            public void write() {
                var changes = batch.changes();
                if (!changes.isEmpty()) {
                    fold.write(db, changes);
                }
            }
        };
    }

    private final class Loaded extends WholeLives<S> {

        Loaded() {
            super(fold);
        }

        @Override
        public void write(Connection connection) throws SQLException {
            var copies =
                    new CopiedRows(Routines.rebuildRoom(DSL.using(connection).configuration(), name()), fold.tables());
            for (S state : states()) {
                fold.rows(state).forEach(copies::add);
            }
            copies.send(connection);
        }
    }
}
