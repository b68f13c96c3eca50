package io.muniment.infra.history;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.Fold;
import io.muniment.query.history.PatchOperation;
import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The life of an aggregate of whatever kind, told event by event. */
@Component
public class LifeJson {

    private final StateJson json;
    private final Map<String, Fold<?, ?>> folds;

    LifeJson(StateJson json, Collection<Fold<?, ?>> folds) {
        this.json = json;
        this.folds = folds.stream().collect(Collectors.toMap(Fold::aggregate, Function.identity()));
    }

    /** From its first event on; of a kind that has no fold nothing is told. */
    public Life of(String type) {
        Fold<?, ?> fold = folds.get(type);
        return fold == null ? new Life() : new FoldedLife<>(fold);
    }

    /** One that is not folded. */
    public static class Life {

        /** What the event changes. */
        public List<PatchOperation> next(Object event) {
            return List.of();
        }

        /** As JSON; none where it is not folded. */
        public @Nullable String state() {
            return null;
        }
    }

    private final class FoldedLife<S, E extends DomainEvent> extends Life {

        private final Fold<S, E> fold;
        private @Nullable S state;

        FoldedLife(Fold<S, E> fold) {
            this.fold = fold;
        }

        @Override
        public List<PatchOperation> next(Object event) {
            JsonObject before = json.of(state);
            state = fold.next(state, event);
            return JsonChange.between(before, json.of(state));
        }

        @Override
        public String state() {
            return json.of(state).toString();
        }
    }
}
