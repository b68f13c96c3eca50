package io.muniment.projection;

import io.muniment.kernel.event.DomainEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What the aggregates of a batch come to in memory. An event that cannot be folded leaves everything as it was. */
public final class FoldedBatch<S> {

    private final TableFold<S> fold;
    private final DSLContext db;
    private final Map<String, @Nullable S> present = new HashMap<>();
    private final Map<String, S> folded = new LinkedHashMap<>();

    /** Reads what is kept of the aggregates that are expected; others are read when they come. */
    public FoldedBatch(TableFold<S> fold, DSLContext db, Set<String> expected) {
        this.fold = fold;
        this.db = db;
        if (!expected.isEmpty()) {
            load(expected);
        }
    }

    private void load(Set<String> aggregates) {
        Map<String, S> kept = fold.load(db, aggregates);
        aggregates.forEach(aggregate -> present.put(aggregate, kept.get(aggregate)));
    }

    public void fold(DomainEvent event, Recorded recorded) {
        String aggregate = recorded.aggregateId();
        if (!present.containsKey(aggregate)) {
            load(Set.of(aggregate));
        }
        S before = folded.getOrDefault(aggregate, present.get(aggregate));
        if (before != null && recorded.version() <= fold.version(before)) {
            return; // seen already
        }
        S after = fold.evolve(before, event, recorded);
        if (after != null) {
            folded.put(aggregate, after);
        }
    }

    public Collection<Change<S>> changes() {
        return folded.entrySet().stream()
                .map(one -> new Change<>(present.get(one.getKey()), one.getValue()))
                .toList();
    }
}
