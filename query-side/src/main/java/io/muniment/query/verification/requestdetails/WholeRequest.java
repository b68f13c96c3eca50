package io.muniment.query.verification.requestdetails;

import static io.muniment.projection.schema.Tables.VERIFICATION_DOCUMENTS;
import static io.muniment.projection.schema.Tables.VERIFICATION_FINDINGS;
import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.verification.Finding;
import io.muniment.projection.RenderedOnce;
import io.muniment.projection.schema.tables.records.VerificationRequestsRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Result;

/** A request as the actor may see it, and its documents, in one statement: what every screen asks for first. */
record WholeRequest(VerificationRequestsRecord request, List<DocumentDetails> documents) {

    private static final Param<String> ID = param("id", VERIFICATION_REQUESTS.ID);
    private static final Param<String> TENANT = param("tenant", VERIFICATION_REQUESTS.TENANT);
    private static final Param<String> ACTOR = param("actor", VERIFICATION_REQUESTS.APPLICANT);
    private static final Param<Boolean> SEES_ALL = param("seesAll", Boolean.class);

    private static final Field<Result<Record3<String, String, String>>> FINDINGS = multiset(select(
                            VERIFICATION_FINDINGS.CHECK_NAME,
                            VERIFICATION_FINDINGS.OUTCOME,
                            VERIFICATION_FINDINGS.DETAIL)
                    .from(VERIFICATION_FINDINGS)
                    .where(VERIFICATION_FINDINGS.REQUEST.eq(VERIFICATION_DOCUMENTS.REQUEST))
                    .and(VERIFICATION_FINDINGS.DOCUMENT.eq(VERIFICATION_DOCUMENTS.ID))
                    .orderBy(VERIFICATION_FINDINGS.PLACE))
            .as("findings");

    private static final Field<?>[] COLUMNS = Stream.of(
                    VERIFICATION_REQUESTS.fieldStream(), VERIFICATION_DOCUMENTS.fieldStream(), Stream.of(FINDINGS))
            .flatMap(columns -> columns)
            .toArray(Field<?>[]::new);

    private static final RenderedOnce STATEMENT = new RenderedOnce(select(COLUMNS)
            .from(VERIFICATION_REQUESTS)
            .leftJoin(VERIFICATION_DOCUMENTS)
            .on(VERIFICATION_DOCUMENTS.REQUEST.eq(VERIFICATION_REQUESTS.ID))
            .where(VERIFICATION_REQUESTS.ID.eq(ID))
            .and(RequestVisibility.of(TENANT, ACTOR, SEES_ALL))
            .orderBy(VERIFICATION_DOCUMENTS.ATTACHED_AS, VERIFICATION_DOCUMENTS.ID));

    WholeRequest {
        documents = List.copyOf(documents);
    }

    static Optional<WholeRequest> find(DSLContext db, String id, Actor actor) {
        Result<Record> rows = STATEMENT
                .on(db)
                .with(ID, id)
                .with(TENANT, actor.tenant().value())
                .with(ACTOR, actor.id())
                .with(SEES_ALL, RequestVisibility.seesAll(actor))
                .rows(COLUMNS)
                .fetch();
        boolean withText = actor.mayForAll(Permission.REVIEW_VERIFICATION);
        return rows.stream()
                .findFirst()
                .map(row -> new WholeRequest(
                        row.into(VERIFICATION_REQUESTS),
                        rows.stream()
                                .filter(WholeRequest::hasDocument)
                                .map(each -> document(each, withText))
                                .toList()));
    }

    private static boolean hasDocument(Record row) {
        return row.get(VERIFICATION_DOCUMENTS.ID) != null;
    }

    private static DocumentDetails document(Record row, boolean withText) {
        List<Finding> findings = row.get(FINDINGS)
                .map(found -> new Finding(found.value1(), Finding.Outcome.valueOf(found.value2()), found.value3()));
        return DocumentsOfRequest.document(row.into(VERIFICATION_DOCUMENTS), findings, withText);
    }
}
