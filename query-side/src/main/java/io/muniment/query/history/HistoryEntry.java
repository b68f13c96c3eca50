package io.muniment.query.history;

import io.muniment.projection.schema.tables.records.EventHistoryRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event: who did what, when, for whom, because of what.
 *
 * @param change what it made of the state, as a JSON Patch; only for those who may see the state
 */
record HistoryEntry(
        long position,
        String eventId,
        String tenant,
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
        String causationId,
        @Nullable List<PatchOperation> change) {

    static HistoryEntry of(EventHistoryRecord row, @Nullable List<PatchOperation> change) {
        return new HistoryEntry(
                row.getPosition(),
                row.getEventId(),
                row.getTenant(),
                row.getAggregateType(),
                row.getAggregateId(),
                row.getVersion(),
                row.getName(),
                row.getRevision(),
                row.getNarrative(),
                row.getRecordedAt(),
                row.getEffectiveAt(),
                row.getActor(),
                row.getRole(),
                row.getOnBehalfOf(),
                row.getRequestId(),
                row.getCorrelationId(),
                row.getCausationId(),
                change);
    }
}
