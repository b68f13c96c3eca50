package io.muniment.query.verification.reviewqueue;

import io.muniment.kernel.verification.VerificationType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Once its time is over, the seconds left are negative. */
record QueuedReview(
        String id,
        long version,
        VerificationType type,
        String subjectLabel,
        String applicant,
        String applicantName,
        Instant queuedAt,
        Instant reviewDue,
        long slaSecondsLeft,
        @Nullable String claimedBy,
        @Nullable String proposedBy,
        int documents,
        int unreadDocuments,
        int failingDocuments) {}
