package io.muniment.projection.verification.reviewqueue;

import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_CANDIDATES;

import io.muniment.kernel.verification.VerificationRequestEvent;
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
import io.muniment.projection.Recorded;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Keeps the queue: requests enter it when ready for review and leave it when decided or when more is asked. */
@Component
@ProcessingGroup("verification-review-queue")
class ReviewQueueProjector {

    private final DSLContext db;
    private final Candidates candidates;
    private final QueueRows queue;

    ReviewQueueProjector(DSLContext db) {
        this.db = db;
        this.candidates = new Candidates(db);
        this.queue = new QueueRows(db);
    }

    @EventHandler
    void on(VerificationRequestEvent event, Recorded recorded) {
        if (event instanceof RequestSubmitted submitted) {
            candidates.add(submitted, recorded);
        } else if (candidates.advance(event.id(), recorded.version())) {
            apply(event, recorded);
        }
    }

    private void apply(VerificationRequestEvent event, Recorded recorded) {
        switch (event) {
            case RequestSubmitted _, ApplicantReminded _, ReviewNoted _, RequestReopened _ -> {}
            case DocumentAttached attached -> candidates.attached(attached.id(), attached.document());
            case DocumentTextExtracted read -> candidates.read(read.id(), read.document());
            case DocumentNotRead notRead -> candidates.notRead(notRead.id(), notRead.document());
            case DocumentValidated validated -> candidates.validated(validated);
            case ReviewQueued queued -> queue.enter(queued, recorded.effectiveAt());
            case ReviewClaimed claimed -> queue.claim(claimed.id(), claimed.reviewer());
            case ReviewReleased released -> queue.release(released.id());
            case ApprovalProposed proposed -> queue.askSecond(proposed);
            case InformationRequested _, RequestApproved _, RequestRejected _, RequestExpired _, RequestWithdrawn _ ->
                queue.leave(event.id());
        }
    }

    @ResetHandler
    void reset() {
        db.truncate(VERIFICATION_REVIEW_CANDIDATES).cascade().execute();
    }
}
