package io.muniment.infra.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one processor stands: {@code position} is the last one that all of its segments are past, {@code behind} how many
 * events the ledger holds after it.
 */
record ProjectionStatus(
        String name,
        List<String> groups,
        State state,
        @Nullable String cause,
        long position,
        long behind,
        boolean replaying,
        int parked,
        List<SegmentStatus> segments,
        @Nullable RebuildProgress rebuild) {

    enum State {
        RUNNING,
        /** An operator holds it still. */
        PAUSED,
        /** It tries again and again, and does not get on. */
        FAILED,
        /** No process works on any of it. */
        STOPPED
    }
}
