package io.muniment.query.evidence.packs;

import io.muniment.kernel.evidence.PackScope;
import io.muniment.kernel.evidence.PackStanding;
import io.muniment.kernel.evidence.PackSubject;
import io.muniment.projection.schema.tables.records.EvidencePacksRecord;
import io.muniment.query.Versioned;
import io.muniment.query.evidence.packs.PackLinks.PackLink;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pack with all that is to be known of it.
 *
 * @param progress while it is being made
 * @param file when it was made, also if it is not handed out any more
 * @param download while it is ready
 */
record PackDetails(
        String id,
        long version,
        PackScope scope,
        List<PackSubject> subjects,
        Instant asOf,
        PackStanding standing,
        Instant requestedAt,
        String requestedBy,
        Instant changedAt,
        @Nullable PackProgress progress,
        @Nullable PackFile file,
        @Nullable PackFailure failure,
        @Nullable Instant withdrawnAt,
        @Nullable PackLink download)
        implements Versioned {

    PackDetails {
        subjects = List.copyOf(subjects);
    }

    static PackDetails of(
            EvidencePacksRecord row,
            List<PackSubject> subjects,
            @Nullable PackProgress progress,
            @Nullable PackLink download) {
        return new PackDetails(
                row.getId(),
                row.getVersion(),
                PackScope.valueOf(row.getScope()),
                subjects,
                row.getAsOf(),
                PackStanding.valueOf(row.getStanding()),
                row.getRequestedAt(),
                row.getRequestedBy(),
                row.getChangedAt(),
                progress,
                PackFile.of(row),
                row.getFailure() == null ? null : new PackFailure(row.getFailure(), row.getFailureReason()),
                row.getWithdrawnAt(),
                download);
    }

    /** How much of it is done, in events. */
    record PackProgress(String stage, long done, long total, int attempts) {}

    /** What the file is. */
    record PackFile(Instant madeAt, String sha256, long bytes, long position, long checkpointSize) {

        static @Nullable PackFile of(EvidencePacksRecord row) {
            return row.getMadeAt() == null
                    ? null
                    : new PackFile(
                            row.getMadeAt(),
                            row.getFileSha256(),
                            row.getBytes(),
                            row.getPosition(),
                            row.getCheckpointSize());
        }
    }

    /** Why it was given up. */
    record PackFailure(String code, String reason) {}
}
