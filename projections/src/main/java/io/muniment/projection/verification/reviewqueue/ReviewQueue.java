package io.muniment.projection.verification.reviewqueue;

import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_CANDIDATES;
import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_QUEUE;

import io.muniment.kernel.event.DomainEvent;
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
import io.muniment.projection.KeptFold;
import io.muniment.projection.KeptRows;
import io.muniment.projection.Recorded;
import io.muniment.projection.RowCopy;
import io.muniment.projection.schema.tables.records.VerificationReviewCandidatesRecord;
import io.muniment.projection.schema.tables.records.VerificationReviewQueueRecord;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Requests enter the queue when they are ready for review and leave it when decided or when more is asked. */
@Component
class ReviewQueue extends KeptFold<QueueRows> {

    static final String NAME = "verification-review-queue";

    ReviewQueue() {
        super(List.of(VERIFICATION_REVIEW_CANDIDATES.ID, VERIFICATION_REVIEW_QUEUE.ID));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long version(QueueRows state) {
        return state.candidate().getVersion();
    }

    @Override
    protected @Nullable QueueRows next(@Nullable QueueRows before, DomainEvent event, Recorded recorded) {
        if (before == null) {
            return event instanceof RequestSubmitted submitted
                    ? new QueueRows(Candidates.first(submitted, recorded), null)
                    : null;
        }
        if (!(event instanceof VerificationRequestEvent happened)) {
            return before;
        }
        var candidate = Candidates.after(before.candidate(), happened, recorded);
        return new QueueRows(candidate, queued(before.queued(), happened, candidate, recorded.effectiveAt()));
    }

    private static @Nullable VerificationReviewQueueRecord queued(
            @Nullable VerificationReviewQueueRecord before,
            VerificationRequestEvent event,
            VerificationReviewCandidatesRecord candidate,
            Instant at) {
        return switch (event) {
            case RequestSubmitted _, ApplicantReminded _, ReviewNoted _, RequestReopened _, ApplicantErased _ -> before;
            case DocumentAttached _, DocumentTextExtracted _, DocumentNotRead _, DocumentValidated _ -> before;
            case ReviewQueued queued -> entered(candidate, at, queued.reviewDue());
            case ReviewClaimed claimed -> changed(before, claimed(claimed.reviewer()));
            case ReviewReleased _ -> changed(before, claimed(null));
            case ApprovalProposed proposed -> changed(before, askedSecond(proposed));
            case InformationRequested _, RequestApproved _, RequestRejected _, RequestExpired _, RequestWithdrawn _ ->
                null;
        };
    }

    private static VerificationReviewQueueRecord entered(
            VerificationReviewCandidatesRecord candidate, Instant at, Instant due) {
        var row = new VerificationReviewQueueRecord();
        row.setId(candidate.getId());
        row.setTenant(candidate.getTenant());
        row.setType(candidate.getType());
        row.setQueuedAt(at);
        row.setReviewDue(due);
        return row;
    }

    private static VerificationReviewQueueRecord claimed(@Nullable String reviewer) {
        var changes = new VerificationReviewQueueRecord();
        changes.setClaimedBy(reviewer);
        return changes;
    }

    /** It keeps its age in the queue and gets a new date. */
    private static VerificationReviewQueueRecord askedSecond(ApprovalProposed event) {
        var changes = claimed(null);
        changes.setProposedBy(event.reviewer());
        changes.setReviewDue(event.reviewDue());
        return changes;
    }

    private static @Nullable VerificationReviewQueueRecord changed(
            @Nullable VerificationReviewQueueRecord before, VerificationReviewQueueRecord changes) {
        return before == null ? null : RowCopy.of(before, changes);
    }

    @Override
    protected QueueRows of(KeptRows rows) {
        return new QueueRows(
                rows.only(VERIFICATION_REVIEW_CANDIDATES),
                rows.atMostOne(VERIFICATION_REVIEW_QUEUE).orElse(null));
    }

    @Override
    public Stream<UpdatableRecord<?>> rows(QueueRows state) {
        return state.all();
    }
}
