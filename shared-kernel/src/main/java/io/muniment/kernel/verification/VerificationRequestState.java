package io.muniment.kernel.verification;

import io.muniment.kernel.event.Erased;
import io.muniment.kernel.event.Fold;
import io.muniment.kernel.verification.Standing.Approved;
import io.muniment.kernel.verification.Standing.Collecting;
import io.muniment.kernel.verification.Standing.Expired;
import io.muniment.kernel.verification.Standing.InReview;
import io.muniment.kernel.verification.Standing.Queued;
import io.muniment.kernel.verification.Standing.Rejected;
import io.muniment.kernel.verification.Standing.Withdrawn;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a verification request has come to: the fold of its events. The aggregate decides on it, and past states,
 * before/after and the search index are made from it; there is no second truth.
 *
 * @param standing where it stands, with what belongs to that alone
 * @param isErased whether nothing is left here that says something of the applicant
 */
public record VerificationRequestState(
        VerificationRequestId id,
        VerificationType type,
        String subject,
        String subjectLabel,
        String applicant,
        String applicantName,
        Instant submittedAt,
        Instant collectUntil,
        List<VerificationDocument> documents,
        Standing standing,
        boolean isErased) {

    public static final Fold<VerificationRequestState, VerificationRequestEvent> FOLD = new Fold<>(
            "verification-request",
            1,
            VerificationRequestState.class,
            VerificationRequestEvent.class,
            VerificationRequestState::next,
            VerificationRequestState::applicant);

    public VerificationRequestState {
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
                event.submittedAt(),
                event.collectUntil(),
                List.of(),
                new Collecting(0, null, false),
                false);
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
                with(Stream.concat(documents.stream(), Stream.of(VerificationDocument.from(attached)))
                        .toList());
            case DocumentTextExtracted extracted ->
                changing(extracted.document(), document -> document.read(extracted.text()));
            case DocumentNotRead notRead ->
                changing(notRead.document(), document -> document.notRead(notRead.reason()));
            case DocumentValidated validated ->
                changing(
                        validated.document(),
                        document -> document.validated(validated.checklistVersion(), validated.findings()));
            case ApplicantReminded _ -> now(during(Collecting.class, event).reminded());
            case ReviewQueued queued -> now(new Queued(queued.reviewDue(), null));
            case ReviewClaimed claimed -> now(during(Queued.class, event).claimedBy(claimed.reviewer()));
            case ReviewReleased _ -> now(during(InReview.class, event).released());
            case ReviewNoted _ -> this;
            case InformationRequested asked -> collecting(asked.collectUntil(), asked.question());
            case ApprovalProposed proposed -> now(new Queued(proposed.reviewDue(), proposed.reviewer()));
            case RequestApproved approved -> now(new Approved(approved.reviewer(), standing.proposedBy()));
            case RequestRejected rejected ->
                now(new Rejected(rejected.reviewer(), standing.proposedBy(), rejected.reasons()));
            case RequestReopened reopened -> collecting(reopened.collectUntil(), null);
            case RequestExpired _ -> now(new Expired());
            case RequestWithdrawn _ -> now(new Withdrawn(standing.proposedBy()));
            case ApplicantErased _ -> erased();
        };
    }

    public VerificationStatus status() {
        return standing.status();
    }

    public Optional<VerificationDocument> document(DocumentId document) {
        return documents.stream().filter(one -> one.id().equals(document)).findFirst();
    }

    private <S extends Standing> S during(Class<S> kind, VerificationRequestEvent event) {
        if (!kind.isInstance(standing)) {
            throw new IllegalStateException("The history of %s has %s while it is %s"
                    .formatted(id, event.getClass().getSimpleName(), status()));
        }
        return kind.cast(standing);
    }

    private VerificationRequestState changing(DocumentId document, UnaryOperator<VerificationDocument> change) {
        return with(documents.stream()
                .map(one -> one.id().equals(document) ? change.apply(one) : one)
                .toList());
    }

    private VerificationRequestState collecting(Instant until, @Nullable String question) {
        return next(until, documents, new Collecting(documents.size(), question, false));
    }

    private VerificationRequestState now(Standing next) {
        return next(collectUntil, documents, next);
    }

    private VerificationRequestState with(List<VerificationDocument> all) {
        return next(collectUntil, all, standing);
    }

    private VerificationRequestState next(Instant until, List<VerificationDocument> all, Standing next) {
        return new VerificationRequestState(
                id, type, subject, subjectLabel, applicant, applicantName, submittedAt, until, all, next, isErased);
    }

    private VerificationRequestState erased() {
        return new VerificationRequestState(
                id,
                type,
                subject,
                Erased.TEXT,
                applicant,
                Erased.TEXT,
                submittedAt,
                collectUntil,
                documents.stream().map(VerificationDocument::erased).toList(),
                standing.erased(),
                true);
    }
}
