package io.muniment.query.verification.reviewqueue;

import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_CANDIDATES;
import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_QUEUE;
import static org.jooq.impl.DSL.noCondition;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.projection.schema.tables.records.VerificationReviewCandidatesRecord;
import io.muniment.projection.schema.tables.records.VerificationReviewQueueRecord;
import io.muniment.query.Page;
import io.muniment.query.Sorting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class ReviewQueueQueries {

    private static final Sorting SORTING = new Sorting(
            Map.of(
                    "queuedAt", VERIFICATION_REVIEW_QUEUE.QUEUED_AT,
                    "reviewDue", VERIFICATION_REVIEW_QUEUE.REVIEW_DUE,
                    "slaSecondsLeft", VERIFICATION_REVIEW_QUEUE.REVIEW_DUE,
                    "type", VERIFICATION_REVIEW_QUEUE.TYPE),
            VERIFICATION_REVIEW_QUEUE.QUEUED_AT.asc(),
            VERIFICATION_REVIEW_QUEUE.ID);

    private final DSLContext db;
    private final Clock clock;

    ReviewQueueQueries(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @QueryHandler
    Page<QueuedReview> on(FindReviewQueue query, Actor actor) {
        var condition =
                VERIFICATION_REVIEW_QUEUE.TENANT.eq(actor.tenant().value()).and(filter(query));
        var now = clock.instant();
        var items = db.select()
                .from(VERIFICATION_REVIEW_QUEUE)
                .join(VERIFICATION_REVIEW_CANDIDATES)
                .on(VERIFICATION_REVIEW_CANDIDATES.ID.eq(VERIFICATION_REVIEW_QUEUE.ID))
                .where(condition)
                .orderBy(SORTING.of(query.page().sort()))
                .limit(query.page().size())
                .offset(query.page().offset())
                .fetch(row ->
                        review(row.into(VERIFICATION_REVIEW_QUEUE), row.into(VERIFICATION_REVIEW_CANDIDATES), now));
        return Page.of(items, query.page(), db.fetchCount(VERIFICATION_REVIEW_QUEUE, condition));
    }

    private static Condition filter(FindReviewQueue query) {
        var type = query.type();
        var claimed = query.claimed();
        return (type == null ? noCondition() : VERIFICATION_REVIEW_QUEUE.TYPE.eq(type.name()))
                .and(claimed == null ? noCondition() : isClaimed(claimed));
    }

    private static Condition isClaimed(boolean claimed) {
        return claimed
                ? VERIFICATION_REVIEW_QUEUE.CLAIMED_BY.isNotNull()
                : VERIFICATION_REVIEW_QUEUE.CLAIMED_BY.isNull();
    }

    private static QueuedReview review(
            VerificationReviewQueueRecord row, VerificationReviewCandidatesRecord request, Instant now) {
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
