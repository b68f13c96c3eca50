package io.muniment.query.verification.requestdetails;

import static io.muniment.projection.schema.Tables.VERIFICATION_DOCUMENTS;
import static io.muniment.projection.schema.Tables.VERIFICATION_FINDINGS;
import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;

import io.muniment.kernel.identity.Actor;
import io.muniment.query.NotFound;
import io.muniment.query.Page;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class RequestQueries {

    private final DSLContext db;
    private final ListedRequests requests;
    private final DocumentsOfRequest documents;

    RequestQueries(DSLContext db) {
        this.db = db;
        this.requests = new ListedRequests(db, VERIFICATION_REQUESTS);
        this.documents = new DocumentsOfRequest(db, VERIFICATION_DOCUMENTS, VERIFICATION_FINDINGS);
    }

    @QueryHandler
    RequestDetails on(FindRequest query, Actor actor) {
        return WholeRequest.find(db, query.id(), actor)
                .map(found ->
                        RequestDetails.of(found.request(), found.documents(), AllowedAction.of(found.request(), actor)))
                .orElseThrow(() -> absent(query.id(), actor));
    }

    @QueryHandler
    Page<DocumentDetails> on(FindDocuments query, Actor actor) {
        var request = requests.find(query.request(), actor).orElseThrow(() -> absent(query.request(), actor));
        return documents.page(request.getId(), actor, query.page());
    }

    @QueryHandler
    Page<RequestSummary> on(FindRequests query, Actor actor) {
        return requests.page(query.filter(), query.page(), actor);
    }

    /** Looked up whether it is there or not: the time that it takes tells nobody. */
    private NotFound absent(String id, Actor actor) {
        Condition inTenant = VERIFICATION_REQUESTS
                .ID
                .eq(id)
                .and(VERIFICATION_REQUESTS.TENANT.eq(actor.tenant().value()));
        return db.fetchExists(VERIFICATION_REQUESTS, inTenant) ? NotFound.notOnesOwn(id) : new NotFound(id);
    }
}
