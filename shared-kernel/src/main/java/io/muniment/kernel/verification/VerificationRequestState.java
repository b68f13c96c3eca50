package io.muniment.kernel.verification;

import io.muniment.kernel.verification.VerificationRequestEvent.ApplicantReminded;
import io.muniment.kernel.verification.VerificationRequestEvent.ApprovalProposed;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentAttached;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentNotRead;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentTextExtracted;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentValidated;
import io.muniment.kernel.verification.VerificationRequestEvent.InformationRequested;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestApproved;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestExpired;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestRejected;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestReopened;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestWithdrawn;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewClaimed;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewQueued;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewReleased;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a verification request has come to: the fold of its events. The aggregate decides on it, and past states,
 * before/after and the search index are made from it; there is no second truth.
 */
public record VerificationRequestState(
        VerificationRequestId id,
        VerificationType type,
        String subject,
        String subjectLabel,
        String applicant,
        String applicantName,
        VerificationStatus status,
        Instant submittedAt,
        Instant collectUntil,
        @Nullable Instant reviewDue,
        @Nullable String reviewer,
        @Nullable String proposedBy,
        @Nullable String question,
        List<String> reasons,
        List<VerificationDocument> documents) {

    public VerificationRequestState {
        reasons = List.copyOf(reasons);
        documents = List.copyOf(documents);
    }

    public static VerificationRequestState first(RequestSubmitted event) {
        return new VerificationRequestState(
                event.id(),
                event.type(),
                event.subject(),
                event.subjectLabel(),
                event.applicant(),
                event.applicantName(),
                VerificationStatus.COLLECTING,
                event.submittedAt(),
                event.collectUntil(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    /** One step of the fold; nothing is before the first event. */
    public static VerificationRequestState next(
            @Nullable VerificationRequestState before, VerificationRequestEvent event) {
        if (event instanceof RequestSubmitted submitted) {
            return first(submitted);
        }
        if (before == null) {
            throw new IllegalStateException(
                    "The history of %s does not begin with its submission".formatted(event.id()));
        }
        return before.evolve(event);
    }

    public VerificationRequestState evolve(VerificationRequestEvent event) {
        return switch (event) {
            case RequestSubmitted submitted -> first(submitted);
            case DocumentAttached attached ->
                withDocuments(Stream.concat(documents.stream(), Stream.of(VerificationDocument.from(attached)))
                        .toList());
            case DocumentTextExtracted extracted ->
                changing(extracted.document(), document -> document.read(extracted.text()));
            case DocumentNotRead notRead ->
                changing(notRead.document(), document -> document.notRead(notRead.reason()));
            case DocumentValidated validated ->
                changing(
                        validated.document(),
                        document -> document.validated(validated.checklistVersion(), validated.findings()));
            case ApplicantReminded _ -> this;
            case ReviewQueued queued -> queued(queued.reviewDue(), proposedBy);
            case ReviewClaimed claimed -> inReview(claimed.reviewer());
            case ReviewReleased _ -> queued(reviewDue, proposedBy);
            case InformationRequested asked -> collecting(asked.collectUntil(), asked.question());
            case ApprovalProposed proposed -> queued(proposed.reviewDue(), proposed.reviewer());
            case RequestApproved approved -> closed(VerificationStatus.APPROVED, approved.reviewer(), List.of());
            case RequestRejected rejected ->
                closed(VerificationStatus.REJECTED, rejected.reviewer(), rejected.reasons());
            case RequestReopened reopened -> collecting(reopened.collectUntil(), null);
            case RequestExpired _ -> closed(VerificationStatus.EXPIRED, null, List.of());
            case RequestWithdrawn _ -> closed(VerificationStatus.WITHDRAWN, null, List.of());
        };
    }

    public Optional<VerificationDocument> document(DocumentId document) {
        return documents.stream().filter(one -> one.id().equals(document)).findFirst();
    }

    private VerificationRequestState changing(DocumentId document, UnaryOperator<VerificationDocument> change) {
        return withDocuments(documents.stream()
                .map(one -> one.id().equals(document) ? change.apply(one) : one)
                .toList());
    }

    private VerificationRequestState collecting(Instant until, @Nullable String ask) {
        return new VerificationRequestState(
                id,
                type,
                subject,
                subjectLabel,
                applicant,
                applicantName,
                VerificationStatus.COLLECTING,
                submittedAt,
                until,
                null,
                null,
                null,
                ask,
                List.of(),
                documents);
    }

    private VerificationRequestState queued(@Nullable Instant due, @Nullable String firstApprover) {
        return new VerificationRequestState(
                id,
                type,
                subject,
                subjectLabel,
                applicant,
                applicantName,
                VerificationStatus.QUEUED,
                submittedAt,
                collectUntil,
                due,
                null,
                firstApprover,
                null,
                List.of(),
                documents);
    }

    private VerificationRequestState inReview(String by) {
        return new VerificationRequestState(
                id,
                type,
                subject,
                subjectLabel,
                applicant,
                applicantName,
                VerificationStatus.IN_REVIEW,
                submittedAt,
                collectUntil,
                reviewDue,
                by,
                proposedBy,
                null,
                List.of(),
                documents);
    }

    private VerificationRequestState closed(VerificationStatus as, @Nullable String decidedBy, List<String> because) {
        return new VerificationRequestState(
                id,
                type,
                subject,
                subjectLabel,
                applicant,
                applicantName,
                as,
                submittedAt,
                collectUntil,
                null,
                decidedBy,
                proposedBy,
                null,
                because,
                documents);
    }

    private VerificationRequestState withDocuments(List<VerificationDocument> all) {
        return new VerificationRequestState(
                id,
                type,
                subject,
                subjectLabel,
                applicant,
                applicantName,
                status,
                submittedAt,
                collectUntil,
                reviewDue,
                reviewer,
                proposedBy,
                question,
                reasons,
                all);
    }
}
