package io.muniment.infra.rebuild;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.projection.Fold;
import io.muniment.projection.Recorded;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The states in which aggregates end, each folded from its first event to its last. */
abstract class WholeLives<S> implements Room.Portion {

    private final Fold<S> fold;
    private final List<S> states = new ArrayList<>();
    private @Nullable S current;

    WholeLives(Fold<S> fold) {
        this.fold = fold;
    }

    @Override
    public final void fold(DomainEvent event, Recorded recorded) {
        current = fold.evolve(current, event, recorded);
    }

    @Override
    public final void endOfLife() {
        if (current != null) {
            states.add(current);
        }
        current = null;
    }

    final List<S> states() {
        return states;
    }
}
