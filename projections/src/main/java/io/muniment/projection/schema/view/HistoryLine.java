package io.muniment.projection.schema.view;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.schema.tables.records.EventHistoryRecord;
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
        @Nullable String owner) {

    public static HistoryLine of(EventHistoryRecord row) {
        return new HistoryLine(
                row.getPosition(),
                row.getWritten(),
                new TenantId(row.getTenant()),
                row.getAggregateType(),
                row.getAggregateId(),
                row.getVersion(),
                row.getName(),
                row.getNarrative(),
                row.getRecordedAt(),
                row.getOwner());
    }
}
