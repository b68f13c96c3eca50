package io.muniment.projection;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.projection.schema.Routines;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Table;

/**
 * Keeps the rows of a fold. The rows of a batch's aggregates are read once, its events are folded in memory, and what
 * has changed is written once, in the transaction in which the processor stores how far it has come.
 */
public final class Projection<S> {

    private final TableFold<S> fold;
    private final DSLContext db;
    private final Consumer<Collection<Change<S>>> afterWriting;
    private final OncePerBatch<FoldedBatch<S>> batches;

    public Projection(TableFold<S> fold, DSLContext db) {
        this(fold, db, _ -> {});
    }

    /** What is told of the changes is told before they are committed. */
    public Projection(TableFold<S> fold, DSLContext db, Consumer<Collection<Change<S>>> afterWriting) {
        this.fold = fold;
        this.db = db;
        this.afterWriting = afterWriting;
        this.batches = new OncePerBatch<>(fold.name(), new Writing());
    }

    public void fold(DomainEvent event, Recorded recorded) {
        Objects.requireNonNull(event, "what is stored as null is no event");
        batches.add(recorded, batch -> batch.fold(event, recorded));
    }

    /** Nothing is kept of any aggregate. */
    public void reset() {
        batches.forgetFailures();
        Routines.readModelEmptied(
                db.configuration(), fold.tables().stream().map(Table::getName).toArray(String[]::new));
    }

    private final class Writing implements OncePerBatch.Work<FoldedBatch<S>> {

        @Override
        public FoldedBatch<S> begin(Set<String> aggregates) {
            return new FoldedBatch<>(fold, db, aggregates);
        }

        @Override
        public void end(FoldedBatch<S> batch) {
            Collection<Change<S>> changes = batch.changes();
            if (!changes.isEmpty()) {
                fold.write(db, changes);
                afterWriting.accept(changes);
            }
        }

        @Override
        public void endAlone(FoldedBatch<S> batch) {
            db.transaction(savepoint -> fold.write(savepoint.dsl(), batch.changes()));
            afterWriting.accept(batch.changes());
        }
    }
}
