package io.muniment.projection.schema.view;

import io.muniment.kernel.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One event as it goes out to those who follow the history. */
public record HistoryLine(
        long position,
        long written,
        TenantId tenant,
        String type,
        String id,
        long version,
        String name,
        String narrative,
        Instant recordedAt,
        @Nullable String owner) {}
