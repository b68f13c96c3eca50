package io.muniment.infra.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an operator did, to which projection, and to what of it. */
record OperatorAction(
        long id,
        Instant at,
        String actor,
        String tenant,
        String requestId,
        String action,
        String projection,
        @Nullable String subject,
        @Nullable String reason) {}
