package io.muniment.projection;

import io.muniment.kernel.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an event besides its content: where it stands in the log, who caused it, and since when it is true.
 */
public record Recorded(
        long position,
        String aggregateType,
        String aggregateId,
        long version,
        String name,
        int revision,
        Instant recordedAt,
        Instant effectiveAt,
        TenantId tenant,
        String actor,
        String role,
        @Nullable String onBehalfOf,
        String requestId,
        String correlationId,
        String causationId,
        String eventId) {}
