package io.muniment.query.verification.requestdetails;

import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;

import io.muniment.kernel.identity.Actor;
import io.muniment.projection.schema.tables.records.VerificationRequestsRecord;
import io.muniment.query.AsOf;
import io.muniment.query.NotFound;
import io.muniment.query.NotThereYet;
import io.muniment.query.Page;
import io.muniment.query.QueryRefused;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The same as of a time. Nothing can be done any more to what was. */
@Component
class PastRequestQueries {

    private final DSLContext db;

    PastRequestQueries(DSLContext db) {
        this.db = db;
    }

    @QueryHandler
    RequestDetails on(FindPastRequest query, Actor actor) {
        VerificationRequestsRecord row = find(query.id(), query.asOf(), actor);
        return RequestDetails.of(row, documentsOf(row).all(row.getId(), actor), List.of());
    }

    @QueryHandler
    Page<DocumentDetails> on(FindPastDocuments query, Actor actor) {
        VerificationRequestsRecord row = find(query.request(), query.asOf(), actor);
        return documentsOf(row).page(row.getId(), actor, query.page());
    }

    @QueryHandler
    Page<RequestSummary> on(FindPastRequests query, Actor actor) {
        return asOf(query.asOf()).page(query.filter(), query.page(), actor);
    }

    private VerificationRequestsRecord find(String id, AsOf asOf, Actor actor) {
        return asOf(asOf).find(id, actor).orElseThrow(() -> absent(id, asOf, actor));
    }

    /** Of what was known at a time nobody says whether it came later: that would be another answer some day. */
    private QueryRefused absent(String id, AsOf asOf, Actor actor) {
        boolean isUnknown = asOf.knownAt() == null
                && new ListedRequests(db, VERIFICATION_REQUESTS).find(id, actor).isEmpty();
        return isUnknown ? new NotFound(id) : new NotThereYet(id);
    }

    private ListedRequests asOf(AsOf asOf) {
        return new ListedRequests(db, RequestTables.requests(asOf));
    }

    private DocumentsOfRequest documentsOf(VerificationRequestsRecord row) {
        return new DocumentsOfRequest(
                db, RequestTables.documents(row.getVersion()), RequestTables.findings(row.getVersion()));
    }
}
