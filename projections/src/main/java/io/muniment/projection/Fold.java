package io.muniment.projection;

import io.muniment.kernel.event.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * A read model as what becomes of one aggregate after another: it follows from the aggregate's own events in their
 * order, and from nothing else. Folding from nothing and going on from what is kept come to the same.
 *
 * @param <S> what the read model keeps of one aggregate; never changed, always replaced
 */
public interface Fold<S> {

    /** The name of the read model and of the processor that feeds it. */
    String name();

    /** One step; null before the first and for as long as there is nothing to keep. */
    @Nullable
    S evolve(@Nullable S before, DomainEvent event, Recorded recorded);

    /** The version of the aggregate that was seen last: what is not newer is not folded again. */
    long version(S state);
}
