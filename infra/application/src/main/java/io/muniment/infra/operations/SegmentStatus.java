package io.muniment.infra.operations;

import org.jspecify.annotations.Nullable;

/** A part of a processor's work. {@code here} if this process works on it; {@code mergesWith} none if it is alone. */
record SegmentStatus(
        int segment,
        long position,
        long behind,
        boolean replaying,
        boolean here,
        @Nullable String owner,
        @Nullable Integer mergesWith) {}
