package io.muniment.infra.operations;

import java.util.Optional;

/** Knows which projections are being rebuilt beside the live ones. */
public interface Rebuilds {

    /** The rebuild that goes on, or the last one. */
    Optional<RebuildProgress> of(String projection);

    /** Whether it is a read model that can be made anew. */
    boolean canRebuild(String projection);

    /** Begins, or goes on where a rebuild was stopped, has failed or was cut off; nothing if one goes on. */
    void start(String projection);

    /**
     * Gives up what an unfinished rebuild has built, so that the next one begins at the first event; not while it goes
     * on.
     */
    boolean forget(String projection);

    /** Ends it where it is, wherever it goes on; false if none goes on. */
    boolean stop(String projection);
}
