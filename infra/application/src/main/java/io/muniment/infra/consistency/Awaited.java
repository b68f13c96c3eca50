package io.muniment.infra.consistency;

import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/** A position that a read model should have seen: one aggregate's, or whatever is there up to it. */
record Awaited(long position, @Nullable String aggregateId) {

    /** Whether what is awaited is handled in this segment; everything is in the one that is not split. */
    boolean concerns(Segment segment) {
        return aggregateId == null || segment.matches(aggregateId.hashCode());
    }

    /** Whether nothing of what is awaited is handled elsewhere. */
    boolean isAllIn(Segment segment) {
        return segment.getMask() == 0 || aggregateId != null && concerns(segment);
    }

    boolean isReachedBy(EventTrackerStatus segment) {
        return isReachedBy(segment.getTrackingToken());
    }

    boolean isReachedBy(@Nullable TrackingToken token) {
        TrackingToken reached = token == null ? null : WrappedToken.unwrapLowerBound(token);
        return reached != null && reached.position().orElse(-1) >= position;
    }
}
