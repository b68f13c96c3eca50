package io.muniment.infra.mail;

import io.muniment.projection.schema.tables.records.MailOutboxRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail as operators see it: not to whom, nor what it says.
 *
 * @param failure of the last attempt
 */
public record MailSummary(
        String id,
        String tenant,
        String template,
        MailStanding standing,
        int attempts,
        Instant queuedAt,
        Instant goodUntil,
        @Nullable Instant triedAt,
        @Nullable Instant sentAt,
        @Nullable String failure) {

    static MailSummary of(MailOutboxRecord row) {
        return new MailSummary(
                row.getId(),
                row.getTenant(),
                row.getTemplate(),
                MailStanding.valueOf(row.getStanding()),
                row.getAttempts(),
                row.getQueuedAt(),
                row.getGoodUntil(),
                row.getTriedAt(),
                row.getSentAt(),
                row.getFailure());
    }
}
