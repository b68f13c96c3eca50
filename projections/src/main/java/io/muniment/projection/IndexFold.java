package io.muniment.projection;

import io.muniment.kernel.tenancy.TenantId;
import java.util.Collection;

/** A fold that is kept in a search index, which can be built anew under a mark, beside the one that is asked. */
public interface IndexFold<S> extends Fold<S> {

    /** Makes an empty index, in the place of one that has the same mark. */
    void make(String mark);

    /** Nothing changes where a later state is there already. */
    void put(String mark, Collection<S> states);

    /** Whoever asks finds what is in the marked index from now on; the one before is gone. */
    void swap(String mark);

    void drop(String mark);

    /**
     * The index says of these aggregates what can be said of them now, and what it said before is nowhere on the disk
     * any more. Says how many documents there are.
     */
    long purge(TenantId tenant, Collection<String> aggregates);
}
