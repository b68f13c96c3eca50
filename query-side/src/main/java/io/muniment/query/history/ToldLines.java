package io.muniment.query.history;

import io.muniment.projection.schema.tables.records.EventHistoryRecord;
import io.muniment.projection.schema.view.HistoryVisibility;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rows of the history as somebody may see them: with what changed, for those who see the states. */
record ToldLines(PastStates states, HistoryVisibility visibility) {

    private record Aggregate(String type, String id) {

        static Aggregate of(EventHistoryRecord row) {
            return new Aggregate(row.getAggregateType(), row.getAggregateId());
        }
    }

    List<HistoryEntry> of(List<EventHistoryRecord> rows) {
        Map<Aggregate, SortedSet<Long>> versions = new HashMap<>();
        rows.stream()
                .filter(row -> visibility.coversStatesOf(row.getAggregateType()))
                .forEach(row -> versions.computeIfAbsent(Aggregate.of(row), _ -> new TreeSet<>())
                        .add(row.getVersion()));
        Map<Aggregate, Map<Long, List<PatchOperation>>> changes = new HashMap<>();
        versions.forEach((aggregate, wanted) ->
                changes.put(aggregate, states.changes(aggregate.type(), aggregate.id(), wanted)));
        return rows.stream()
                .map(row -> HistoryEntry.of(row, changeOf(row, changes)))
                .toList();
    }

    private static @Nullable List<PatchOperation> changeOf(
            EventHistoryRecord row, Map<Aggregate, Map<Long, List<PatchOperation>>> changes) {
        return changes.getOrDefault(Aggregate.of(row), Map.of()).get(row.getVersion());
    }
}
