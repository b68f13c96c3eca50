package io.muniment.query;

import reactor.core.publisher.Flux;

/**
 * The answer as it is now, and what comes after it; an update may repeat what the answer already holds. Whoever follows
 * leaves in the end, even if they never came as far as the updates.
 */
public record Followed<R, U>(R now, Flux<U> updates, Runnable leave) {}
