package io.muniment.projection.verification.reviewqueue;

import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_CANDIDATES;
import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_QUEUE;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.muniment.kernel.verification.VerificationRequestEvent.ApprovalProposed;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewQueued;
import io.muniment.kernel.verification.VerificationRequestId;
import java.time.Instant;
import org.jooq.DSLContext;

/** The requests in the queue, claimed or not. */
final class QueueRows {

    private final DSLContext db;

    QueueRows(DSLContext db) {
        this.db = db;
    }

    void enter(ReviewQueued event, Instant at) {
        db.insertInto(
                        VERIFICATION_REVIEW_QUEUE,
                        VERIFICATION_REVIEW_QUEUE.ID,
                        VERIFICATION_REVIEW_QUEUE.TENANT,
                        VERIFICATION_REVIEW_QUEUE.TYPE,
                        VERIFICATION_REVIEW_QUEUE.QUEUED_AT,
                        VERIFICATION_REVIEW_QUEUE.REVIEW_DUE)
                .select(select(
                                VERIFICATION_REVIEW_CANDIDATES.ID,
                                VERIFICATION_REVIEW_CANDIDATES.TENANT,
                                VERIFICATION_REVIEW_CANDIDATES.TYPE,
                                val(at, VERIFICATION_REVIEW_QUEUE.QUEUED_AT),
                                val(event.reviewDue(), VERIFICATION_REVIEW_QUEUE.REVIEW_DUE))
                        .from(VERIFICATION_REVIEW_CANDIDATES)
                        .where(VERIFICATION_REVIEW_CANDIDATES.ID.eq(event.id().value())))
                .execute();
    }

    void claim(VerificationRequestId request, String reviewer) {
        db.update(VERIFICATION_REVIEW_QUEUE)
                .set(VERIFICATION_REVIEW_QUEUE.CLAIMED_BY, reviewer)
                .where(VERIFICATION_REVIEW_QUEUE.ID.eq(request.value()))
                .execute();
    }

    void release(VerificationRequestId request) {
        db.update(VERIFICATION_REVIEW_QUEUE)
                .setNull(VERIFICATION_REVIEW_QUEUE.CLAIMED_BY)
                .where(VERIFICATION_REVIEW_QUEUE.ID.eq(request.value()))
                .execute();
    }

    /** It keeps its age in the queue and gets a new date. */
    void askSecond(ApprovalProposed event) {
        db.update(VERIFICATION_REVIEW_QUEUE)
                .setNull(VERIFICATION_REVIEW_QUEUE.CLAIMED_BY)
                .set(VERIFICATION_REVIEW_QUEUE.PROPOSED_BY, event.reviewer())
                .set(VERIFICATION_REVIEW_QUEUE.REVIEW_DUE, event.reviewDue())
                .where(VERIFICATION_REVIEW_QUEUE.ID.eq(event.id().value()))
                .execute();
    }

    void leave(VerificationRequestId request) {
        db.deleteFrom(VERIFICATION_REVIEW_QUEUE)
                .where(VERIFICATION_REVIEW_QUEUE.ID.eq(request.value()))
                .execute();
    }
}
