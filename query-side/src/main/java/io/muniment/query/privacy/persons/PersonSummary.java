package io.muniment.query.privacy.persons;

import io.muniment.kernel.privacy.ErasureGround;
import io.muniment.kernel.privacy.PersonStanding;
import io.muniment.projection.schema.tables.records.PrivacyPersonsRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a person stands: kept, being erased, erased. */
record PersonSummary(
        String id,
        String person,
        PersonStanding standing,
        @Nullable ErasureGround ground,
        @Nullable Instant orderedAt,
        @Nullable String orderedBy,
        @Nullable Instant erasedAt,
        Instant changedAt) {

    static PersonSummary of(PrivacyPersonsRecord row) {
        return new PersonSummary(
                row.getId(),
                row.getPerson(),
                PersonStanding.valueOf(row.getStanding()),
                row.getGround() == null ? null : ErasureGround.valueOf(row.getGround()),
                row.getOrderedAt(),
                row.getOrderedBy(),
                row.getErasedAt(),
                row.getChangedAt());
    }
}
