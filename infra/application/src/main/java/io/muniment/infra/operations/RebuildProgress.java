package io.muniment.infra.operations;

import org.jspecify.annotations.Nullable;

/** How far the rebuild of a projection is; {@code secondsLeft} none while nobody can tell. */
public record RebuildProgress(
        String phase,
        long done,
        long total,
        double eventsPerSecond,
        @Nullable Long secondsLeft,
        @Nullable String problem) {}
