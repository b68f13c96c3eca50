package io.muniment.query;

import reactor.core.publisher.Flux;

/** Asks queries in the name of whoever makes the current request. */
public interface Queries {

    /** Waits first, within bounds, for the consistency token of the current request if it carries one. */
    <R> R ask(Query<R> query, Class<R> answer);

    /** The answer now, then every update of it until the subscriber leaves. */
    <R, U> Flux<U> follow(Query<R> query, Class<R> answer, Class<U> update);
}
