package io.muniment.projection.verification.requestdetails;

import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestEvent.ApplicantErased;
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
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewNoted;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewQueued;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewReleased;
import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.projection.schema.tables.records.VerificationRequestsRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an event changes in the row of its request: only the columns set here are written. */
final class RequestRow {

    private RequestRow() {}

    static VerificationRequestsRecord after(VerificationRequestEvent event) {
        return switch (event) {
            case RequestSubmitted submitted -> first(submitted);
            case DocumentAttached _, DocumentTextExtracted _, DocumentNotRead _, DocumentValidated _ -> unchanged();
            case ApplicantReminded _, ReviewNoted _, ApplicantErased _ -> unchanged();
            case ReviewQueued queued -> queued(queued.reviewDue());
            case ReviewClaimed claimed -> inReview(claimed.reviewer());
            case ReviewReleased _ -> released();
            case InformationRequested asked -> collecting(asked.collectUntil(), asked.question());
            case ApprovalProposed proposed -> proposed(proposed.reviewer(), proposed.reviewDue());
            case RequestApproved approved -> closed(VerificationStatus.APPROVED, approved.reviewer(), List.of());
            case RequestRejected rejected ->
                closed(VerificationStatus.REJECTED, rejected.reviewer(), rejected.reasons());
            case RequestReopened reopened -> collecting(reopened.collectUntil(), null);
            case RequestExpired _ -> closed(VerificationStatus.EXPIRED, null, List.of());
            case RequestWithdrawn _ -> closed(VerificationStatus.WITHDRAWN, null, List.of());
        };
    }

    private static VerificationRequestsRecord first(RequestSubmitted event) {
        var row = standing(VerificationStatus.COLLECTING);
        row.setId(event.id().value());
        row.setType(event.type().name());
        row.setSubject(event.subject());
        row.setSubjectLabel(event.subjectLabel());
        row.setApplicant(event.applicant());
        row.setApplicantName(event.applicantName());
        row.setSubmittedAt(event.submittedAt());
        row.setCollectUntil(event.collectUntil());
        return row;
    }

    private static VerificationRequestsRecord unchanged() {
        return new VerificationRequestsRecord();
    }

    private static VerificationRequestsRecord queued(Instant reviewDue) {
        var row = released();
        row.setReviewDue(reviewDue);
        return row;
    }

    private static VerificationRequestsRecord released() {
        var row = standing(VerificationStatus.QUEUED);
        row.setReviewer(null);
        return row;
    }

    private static VerificationRequestsRecord proposed(String firstApprover, Instant reviewDue) {
        var row = queued(reviewDue);
        row.setProposedBy(firstApprover);
        return row;
    }

    private static VerificationRequestsRecord inReview(String reviewer) {
        var row = standing(VerificationStatus.IN_REVIEW);
        row.setReviewer(reviewer);
        return row;
    }

    private static VerificationRequestsRecord collecting(Instant until, @Nullable String question) {
        var row = standing(VerificationStatus.COLLECTING);
        row.setCollectUntil(until);
        row.setReviewDue(null);
        row.setReviewer(null);
        row.setProposedBy(null);
        row.setQuestion(question);
        return row;
    }

    private static VerificationRequestsRecord closed(
            VerificationStatus as, @Nullable String decidedBy, List<String> because) {
        var row = standing(as);
        row.setReviewDue(null);
        row.setReviewer(decidedBy);
        row.setReasons(because.toArray(String[]::new));
        return row;
    }

    /** Questions and reasons belong to one standing and go with it. */
    private static VerificationRequestsRecord standing(VerificationStatus status) {
        var row = new VerificationRequestsRecord();
        row.setVerificationStatus(status.name());
        row.setQuestion(null);
        row.setReasons(new String[0]);
        return row;
    }
}
