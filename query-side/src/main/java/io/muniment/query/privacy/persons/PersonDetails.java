package io.muniment.query.privacy.persons;

import io.muniment.kernel.privacy.ErasedFrom;
import io.muniment.kernel.privacy.ErasureGround;
import io.muniment.kernel.privacy.PersonStanding;
import io.muniment.projection.schema.tables.records.PrivacyPersonsRecord;
import io.muniment.query.Versioned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person with all that is to be known of their erasure.
 *
 * @param holds what keeps them from being erased
 * @param erasedFrom the certificate: what each store has lost
 */
record PersonDetails(
        String id,
        long version,
        String person,
        PersonStanding standing,
        @Nullable ErasureGround ground,
        @Nullable Instant orderedAt,
        @Nullable String orderedBy,
        @Nullable Instant erasedAt,
        Instant changedAt,
        List<LegalHoldOfPerson> holds,
        List<ErasedFrom> erasedFrom)
        implements Versioned {

    PersonDetails {
        holds = List.copyOf(holds);
        erasedFrom = List.copyOf(erasedFrom);
    }

    static PersonDetails of(PrivacyPersonsRecord row, List<LegalHoldOfPerson> holds, List<ErasedFrom> erasedFrom) {
        return new PersonDetails(
                row.getId(),
                row.getVersion(),
                row.getPerson(),
                PersonStanding.valueOf(row.getStanding()),
                row.getGround() == null ? null : ErasureGround.valueOf(row.getGround()),
                row.getOrderedAt(),
                row.getOrderedBy(),
                row.getErasedAt(),
                row.getChangedAt(),
                holds,
                erasedFrom);
    }

    /** Why the data is to be kept. */
    record LegalHoldOfPerson(String id, String reason, Instant placedAt, String placedBy) {}
}
