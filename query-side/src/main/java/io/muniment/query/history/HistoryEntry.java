package io.muniment.query.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

record HistoryEntry(
        long position,
        String eventId,
        String type,
        String id,
        long version,
        String name,
        int revision,
        String narrative,
        Instant recordedAt,
        Instant effectiveAt,
        String actor,
        String role,
        @Nullable String onBehalfOf,
        String requestId,
        String correlationId,
        String causationId) {}
