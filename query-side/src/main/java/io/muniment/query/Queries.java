package io.muniment.query;

/** Asks queries in the name of whoever makes the current request. */
public interface Queries {

    /** Waits first, within bounds, for the consistency token of the current request if it carries one. */
    <R> R ask(Query<R> query);

    /**
     * Registers for updates first and answers then, so that nothing is lost between the two. A refusal is thrown here,
     * before any stream begins. Updates have no gap: they end where their reader falls too far behind, and when whoever
     * asked is no longer signed in.
     */
    <R, U> Followed<R, U> follow(Query<R> query, Class<U> update);
}
