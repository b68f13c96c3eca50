package io.muniment.kernel.event;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the state of an aggregate comes from its events. A state that was kept stands for the events before it.
 *
 * @param aggregate the type of the aggregate, by which its kept states are named
 * @param generation to be raised when the same events shall give another state although its record stays the same
 * @param person whose personal data the state holds
 */
public record Fold<S, E extends DomainEvent>(
        String aggregate,
        int generation,
        Class<S> state,
        Class<E> event,
        BiFunction<@Nullable S, E, S> step,
        Function<S, String> person) {

    public S next(@Nullable S before, Object stateOrEvent) {
        return state.isInstance(stateOrEvent) ? state.cast(stateOrEvent) : step.apply(before, event.cast(stateOrEvent));
    }

    public String personOf(Object kept) {
        return person.apply(state.cast(kept));
    }
}
