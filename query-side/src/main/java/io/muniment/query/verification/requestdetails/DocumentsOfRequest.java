package io.muniment.query.verification.requestdetails;

import static io.muniment.projection.schema.Tables.VERIFICATION_DOCUMENTS;
import static io.muniment.projection.schema.Tables.VERIFICATION_FINDINGS;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.Finding;
import io.muniment.kernel.verification.VerificationDocument.Reading;
import io.muniment.projection.schema.tables.records.VerificationDocumentsRecord;
import io.muniment.projection.schema.tables.records.VerificationFindingsRecord;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Sorting;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jooq.Table;

/**
 * Reads the documents of a request that the actor was found to see.
 *
 * @param documents as they are, or as they were
 * @param findings of the same time
 */
record DocumentsOfRequest(DSLContext db, Table<?> documents, Table<?> findings) {

    private static final Sorting SORTING = new Sorting(
            Map.of(
                    "attachedAt", VERIFICATION_DOCUMENTS.ATTACHED_AS,
                    "kind", VERIFICATION_DOCUMENTS.KIND,
                    "reading", VERIFICATION_DOCUMENTS.READING),
            VERIFICATION_DOCUMENTS.ATTACHED_AS.asc(),
            VERIFICATION_DOCUMENTS.ID);

    Page<DocumentDetails> page(String request, Actor actor, PageRequest page) {
        var items = read(
                request,
                actor,
                of(request).orderBy(SORTING.of(page.sort())).limit(page.size()).offset(page.offset()));
        return Page.of(items, page, db.fetchCount(documents, VERIFICATION_DOCUMENTS.REQUEST.eq(request)));
    }

    /** In the order in which they came. */
    List<DocumentDetails> all(String request, Actor actor) {
        return read(request, actor, of(request).orderBy(SORTING.of(null)));
    }

    private SelectConditionStep<?> of(String request) {
        return db.select(VERIFICATION_DOCUMENTS.fields())
                .from(documents)
                .where(VERIFICATION_DOCUMENTS.REQUEST.eq(request));
    }

    private List<DocumentDetails> read(String request, Actor actor, ResultQuery<?> rows) {
        var found = db.select(VERIFICATION_FINDINGS.fields())
                .from(findings)
                .where(VERIFICATION_FINDINGS.REQUEST.eq(request))
                .orderBy(VERIFICATION_FINDINGS.PLACE)
                .fetchInto(VERIFICATION_FINDINGS)
                .intoGroups(VERIFICATION_FINDINGS.DOCUMENT, DocumentsOfRequest::finding);
        boolean withText = actor.mayForAll(Permission.REVIEW_VERIFICATION);
        return rows.fetchInto(VERIFICATION_DOCUMENTS)
                .map(row -> document(row, found.getOrDefault(row.getId(), List.of()), withText));
    }

    private static Finding finding(VerificationFindingsRecord row) {
        return new Finding(row.getCheckName(), Finding.Outcome.valueOf(row.getOutcome()), row.getDetail());
    }

    static DocumentDetails document(VerificationDocumentsRecord row, List<Finding> findings, boolean withText) {
        return new DocumentDetails(
                row.getId(),
                DocumentKind.valueOf(row.getKind()),
                row.getFileName(),
                row.getMediaType(),
                row.getSize(),
                row.getSha256(),
                Reading.valueOf(row.getReading()),
                withText ? row.getExtractedText() : null,
                row.getConfidencePercent(),
                row.getNotReadBecause(),
                row.getChecklistVersion(),
                row.getAttachedAt(),
                findings);
    }
}
