package io.muniment.query.verification.reviewqueue;

import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_CANDIDATES;
import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_CANDIDATES_PAST;
import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_QUEUE;
import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_QUEUE_PAST;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.noCondition;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.projection.schema.Routines;
import io.muniment.projection.schema.tables.records.VerificationReviewCandidatesRecord;
import io.muniment.projection.schema.tables.records.VerificationReviewQueueRecord;
import io.muniment.query.AsOf;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.PastTable;
import io.muniment.query.Sorting;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;

/**
 * What waits, each with what is shown of it.
 *
 * @param rows as they are, or as they were
 * @param now the time up to which the seconds left count
 */
record Queue(DSLContext db, Table<?> rows, Instant now) {

    private static final Sorting SORTING = new Sorting(
            Map.of(
                    "queuedAt", VERIFICATION_REVIEW_QUEUE.QUEUED_AT,
                    "reviewDue", VERIFICATION_REVIEW_QUEUE.REVIEW_DUE,
                    "slaSecondsLeft", VERIFICATION_REVIEW_QUEUE.REVIEW_DUE,
                    "type", VERIFICATION_REVIEW_QUEUE.TYPE),
            VERIFICATION_REVIEW_QUEUE.QUEUED_AT.asc(),
            VERIFICATION_REVIEW_QUEUE.ID);

    static Queue present(DSLContext db, Instant now) {
        return new Queue(
                db,
                VERIFICATION_REVIEW_QUEUE
                        .join(VERIFICATION_REVIEW_CANDIDATES)
                        .on(VERIFICATION_REVIEW_CANDIDATES.ID.eq(VERIFICATION_REVIEW_QUEUE.ID)),
                now);
    }

    static Queue past(DSLContext db, AsOf asOf, Instant time) {
        Table<?> candidates = PastTable.of(
                VERIFICATION_REVIEW_CANDIDATES,
                VERIFICATION_REVIEW_CANDIDATES_PAST,
                asOf.of(VERIFICATION_REVIEW_CANDIDATES_PAST.VALID, VERIFICATION_REVIEW_CANDIDATES_PAST.KNOWN));
        var queue = VERIFICATION_REVIEW_QUEUE_PAST.as(VERIFICATION_REVIEW_QUEUE);
        return new Queue(
                db,
                candidates
                        .join(queue)
                        .on(VERIFICATION_REVIEW_CANDIDATES.ID.eq(VERIFICATION_REVIEW_QUEUE.ID))
                        .and(condition(Routines.among(queue.VERSIONS, VERIFICATION_REVIEW_CANDIDATES.VERSION))),
                time);
    }

    Page<QueuedReview> page(QueueFilter filter, PageRequest page, TenantId tenant) {
        Condition condition = VERIFICATION_REVIEW_QUEUE
                .TENANT
                .eq(tenant.value())
                .and(VERIFICATION_REVIEW_CANDIDATES.TENANT.eq(tenant.value()))
                .and(of(filter));
        var items = db.select(VERIFICATION_REVIEW_QUEUE.fields())
                .select(VERIFICATION_REVIEW_CANDIDATES.fields())
                .from(rows)
                .where(condition)
                .orderBy(SORTING.of(page.sort()))
                .limit(page.size())
                .offset(page.offset())
                .fetch(row -> review(row.into(VERIFICATION_REVIEW_QUEUE), row.into(VERIFICATION_REVIEW_CANDIDATES)));
        return Page.of(items, page, db.fetchCount(db.selectOne().from(rows).where(condition)));
    }

    private static Condition of(QueueFilter filter) {
        VerificationType type = filter.type();
        Boolean claimed = filter.claimed();
        return (type == null ? noCondition() : VERIFICATION_REVIEW_QUEUE.TYPE.eq(type.name()))
                .and(claimed == null ? noCondition() : isClaimed(claimed));
    }

    private static Condition isClaimed(boolean claimed) {
        return claimed
                ? VERIFICATION_REVIEW_QUEUE.CLAIMED_BY.isNotNull()
                : VERIFICATION_REVIEW_QUEUE.CLAIMED_BY.isNull();
    }

    private QueuedReview review(VerificationReviewQueueRecord row, VerificationReviewCandidatesRecord request) {
        return new QueuedReview(
                row.getId(),
                request.getVersion(),
                VerificationType.valueOf(row.getType()),
                request.getSubjectLabel(),
                request.getApplicant(),
                request.getApplicantName(),
                row.getQueuedAt(),
                row.getReviewDue(),
                Duration.between(now, row.getReviewDue()).toSeconds(),
                row.getClaimedBy(),
                row.getProposedBy(),
                request.getDocuments().length,
                request.getUnreadDocuments().length,
                request.getFailingDocuments().length);
    }
}
