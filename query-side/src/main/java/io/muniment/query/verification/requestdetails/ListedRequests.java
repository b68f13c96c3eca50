package io.muniment.query.verification.requestdetails;

import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;
import static org.jooq.impl.DSL.noCondition;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.projection.schema.tables.records.VerificationRequestsRecord;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Sorting;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;

/**
 * The requests that an actor may see.
 *
 * @param requests as they are, or as they were
 */
record ListedRequests(DSLContext db, Table<?> requests) {

    private static final Sorting SORTING = new Sorting(
            Map.of(
                    "submittedAt", VERIFICATION_REQUESTS.SUBMITTED_AT,
                    "changedAt", VERIFICATION_REQUESTS.CHANGED_AT,
                    "collectUntil", VERIFICATION_REQUESTS.COLLECT_UNTIL,
                    "reviewDue", VERIFICATION_REQUESTS.REVIEW_DUE,
                    "type", VERIFICATION_REQUESTS.TYPE,
                    "status", VERIFICATION_REQUESTS.VERIFICATION_STATUS),
            VERIFICATION_REQUESTS.SUBMITTED_AT.desc(),
            VERIFICATION_REQUESTS.ID);

    Optional<VerificationRequestsRecord> find(String id, Actor actor) {
        return db.select(VERIFICATION_REQUESTS.fields())
                .from(requests)
                .where(RequestVisibility.of(actor))
                .and(VERIFICATION_REQUESTS.ID.eq(id))
                .fetchOptionalInto(VERIFICATION_REQUESTS);
    }

    Page<RequestSummary> page(RequestFilter filter, PageRequest page, Actor actor) {
        Condition condition = RequestVisibility.of(actor).and(of(filter, actor));
        var items = db.select(VERIFICATION_REQUESTS.fields())
                .from(requests)
                .where(condition)
                .orderBy(SORTING.of(page.sort()))
                .limit(page.size())
                .offset(page.offset())
                .fetchInto(VERIFICATION_REQUESTS)
                .map(ListedRequests::summary);
        return Page.of(items, page, db.fetchCount(requests, condition));
    }

    private static Condition of(RequestFilter filter, Actor actor) {
        VerificationStatus status = filter.status();
        VerificationType type = filter.type();
        return (filter.onlyOwn() ? RequestVisibility.own(actor) : noCondition())
                .and(status == null ? noCondition() : VERIFICATION_REQUESTS.VERIFICATION_STATUS.eq(status.name()))
                .and(type == null ? noCondition() : VERIFICATION_REQUESTS.TYPE.eq(type.name()));
    }

    private static RequestSummary summary(VerificationRequestsRecord row) {
        return new RequestSummary(
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
                row.getChangedAt());
    }
}
