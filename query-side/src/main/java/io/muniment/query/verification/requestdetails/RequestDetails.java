package io.muniment.query.verification.requestdetails;

import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.projection.schema.tables.records.VerificationRequestsRecord;
import io.muniment.query.Versioned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record RequestDetails(
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
        @Nullable String reviewer,
        @Nullable String proposedBy,
        @Nullable String question,
        List<String> reasons,
        Instant changedAt,
        List<DocumentDetails> documents,
        List<AllowedAction> allowedActions)
        implements Versioned {

    static RequestDetails of(
            VerificationRequestsRecord row, List<DocumentDetails> documents, List<AllowedAction> allowedActions) {
        return new RequestDetails(
                row.getId(),
                row.getVersion(),
                VerificationType.valueOf(row.getType()),
                VerificationStatus.valueOf(row.getVerificationStatus()),
                row.getSubject(),
                row.getSubjectLabel(),
                row.getApplicant(),
                row.getApplicantName(),
                row.getSubmittedAt(),
                row.getCollectUntil(),
                row.getReviewDue(),
                row.getReviewer(),
                row.getProposedBy(),
                row.getQuestion(),
                List.of(row.getReasons()),
                row.getChangedAt(),
                documents,
                allowedActions);
    }
}
