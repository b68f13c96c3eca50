package io.muniment.infra.operations;

import org.jspecify.annotations.Nullable;

/** What became of a sequence of parked events: how many are gone, how many stay, and the one that must go next. */
record Leftover(int gone, int parked, @Nullable DeadLetterSummary next) {}
