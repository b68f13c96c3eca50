package io.muniment.infra.operations;

import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Who holds a segment, and how far it has come in what is committed. */
record Claim(
        Segment segment,
        @Nullable TrackingToken token,
        @Nullable String owner,
        boolean held,
        boolean alive) {}
