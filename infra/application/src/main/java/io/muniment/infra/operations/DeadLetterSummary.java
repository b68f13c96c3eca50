package io.muniment.infra.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a projection could not handle, or that waits behind such a one of its sequence: {@code place} 0 is the
 * one that was tried.
 */
record DeadLetterSummary(
        String id,
        String projection,
        String sequence,
        int place,
        String eventId,
        String name,
        @Nullable String revision,
        @Nullable String aggregateType,
        @Nullable String aggregateId,
        @Nullable Long version,
        @Nullable String tenant,
        Instant recordedAt,
        Instant parkedAt,
        @Nullable Instant triedAt,
        int tried,
        @Nullable String causeType,
        @Nullable String cause) {}
