package io.muniment.query.verification.requestdetails;

import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record RequestSummary(
        String id,
        long version,
        VerificationType type,
        VerificationStatus status,
        String subject,
        String subjectLabel,
        String applicant,
        String applicantName,
        Instant submittedAt,
        Instant collectUntil,
        @Nullable Instant reviewDue,
        Instant changedAt) {}
