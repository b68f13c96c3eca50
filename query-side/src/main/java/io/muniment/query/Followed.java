package io.muniment.query;

import reactor.core.publisher.Flux;

/** The answer as it is now, and what comes after it; an update may repeat what the answer already holds. */
public record Followed<R, U>(R now, Flux<U> updates) {}
