package io.muniment.query.verification.requestdetails;

import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;
import static org.jooq.impl.DSL.noCondition;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.projection.schema.tables.records.VerificationRequestsRecord;
import io.muniment.query.NotFound;
import io.muniment.query.Page;
import io.muniment.query.Sorting;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class RequestQueries {

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

    private final DSLContext db;
    private final DocumentsOfRequest documents;

    RequestQueries(DSLContext db) {
        this.db = db;
        this.documents = new DocumentsOfRequest(db);
    }

    @QueryHandler
    RequestDetails on(FindRequest query, Actor actor) {
        return WholeRequest.find(db, query.id(), actor)
                .map(found -> details(found.request(), found.documents(), actor))
                .orElseThrow(() -> new NotFound(query.id()));
    }

    @QueryHandler
    Page<DocumentDetails> on(FindDocuments query, Actor actor) {
        var request = visible(query.request(), actor);
        return documents.page(request.getId(), actor, query.page());
    }

    @QueryHandler
    Page<RequestSummary> on(FindRequests query, Actor actor) {
        var condition = RequestVisibility.of(actor).and(filter(query, actor));
        var items = db.selectFrom(VERIFICATION_REQUESTS)
                .where(condition)
                .orderBy(SORTING.of(query.page().sort()))
                .limit(query.page().size())
                .offset(query.page().offset())
                .fetch(RequestQueries::summary);
        return Page.of(items, query.page(), db.fetchCount(VERIFICATION_REQUESTS, condition));
    }

    private VerificationRequestsRecord visible(String id, Actor actor) {
        return db.selectFrom(VERIFICATION_REQUESTS)
                .where(RequestVisibility.of(actor))
                .and(VERIFICATION_REQUESTS.ID.eq(id))
                .fetchOptional()
                .orElseThrow(() -> new NotFound(id));
    }

    private static Condition filter(FindRequests query, Actor actor) {
        var status = query.status();
        var type = query.type();
        return (query.onlyOwn() ? RequestVisibility.own(actor) : noCondition())
                .and(status == null ? noCondition() : VERIFICATION_REQUESTS.VERIFICATION_STATUS.eq(status.name()))
                .and(type == null ? noCondition() : VERIFICATION_REQUESTS.TYPE.eq(type.name()));
    }

    private static RequestDetails details(
            VerificationRequestsRecord row, List<DocumentDetails> documents, Actor actor) {
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
                AllowedAction.of(row, actor));
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
