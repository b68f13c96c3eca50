package io.muniment.query.evidence.packs;

import io.muniment.kernel.evidence.PackScope;
import io.muniment.kernel.evidence.PackStanding;
import io.muniment.projection.schema.tables.records.EvidencePacksRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A pack in a list. */
record PackSummary(
        String id,
        PackScope scope,
        Instant asOf,
        PackStanding standing,
        Instant requestedAt,
        String requestedBy,
        @Nullable Instant madeAt,
        @Nullable Long bytes) {

    static PackSummary of(EvidencePacksRecord row) {
        return new PackSummary(
                row.getId(),
                PackScope.valueOf(row.getScope()),
                row.getAsOf(),
                PackStanding.valueOf(row.getStanding()),
                row.getRequestedAt(),
                row.getRequestedBy(),
                row.getMadeAt(),
                row.getBytes());
    }
}
