package io.muniment.infra.history;

import io.muniment.infra.aggregate.States;
import io.muniment.infra.aggregate.States.Known;
import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.Fold;
import io.muniment.query.history.PastStates;
import io.muniment.query.history.PatchOperation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Past states of every kind of aggregate that has a fold, whatever it is. */
@Component
class FoldedStates implements PastStates {

    private final States states;
    private final StateJson json;
    private final Map<String, Fold<?, ?>> folds;

    FoldedStates(States states, StateJson json, Collection<Fold<?, ?>> folds) {
        this.states = states;
        this.json = json;
        this.folds = folds.stream().collect(Collectors.toMap(Fold::aggregate, Function.identity()));
    }

    @Override
    public Map<Long, List<PatchOperation>> changes(String type, String id, SortedSet<Long> versions) {
        Fold<?, ?> fold = folds.get(type);
        return fold == null || versions.isEmpty() ? Map.of() : changes(fold, id, versions);
    }

    private <S, E extends DomainEvent> Map<Long, List<PatchOperation>> changes(
            Fold<S, E> fold, String id, SortedSet<Long> versions) {
        Map<Long, List<PatchOperation>> changes = new HashMap<>();
        states.walk(fold, id, versions.getFirst(), versions.getLast(), (version, before, after) -> {
            if (versions.contains(version)) {
                changes.put(version, JsonChange.between(json.of(before), json.of(after)));
            }
        });
        return changes;
    }

    @Override
    public List<PatchOperation> change(String type, String id, @Nullable Long from, long to) {
        Fold<?, ?> fold = folds.get(type);
        return fold == null
                ? List.of()
                : JsonChange.between(
                        json.of(from == null ? null : state(fold, id, from).orElse(null)),
                        json.of(state(fold, id, to).orElse(null)));
    }

    @Override
    public Optional<Map<String, Object>> at(String type, String id, long version) {
        return Optional.ofNullable(folds.get(type))
                .flatMap(fold -> state(fold, id, version))
                .map(json::plain);
    }

    private <S, E extends DomainEvent> Optional<S> state(Fold<S, E> fold, String id, long version) {
        return states.at(fold, id, version)
                .filter(known -> known.version() == version)
                .map(Known::state);
    }
}
