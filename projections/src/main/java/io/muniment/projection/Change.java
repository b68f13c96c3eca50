package io.muniment.projection;

import org.jspecify.annotations.Nullable;

/** What an aggregate was in a read model, as far as it is written, and what it has become since. */
public record Change<S>(@Nullable S before, S after) {}
