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

/** Reads the documents of a request that the actor was found to see. */
final class DocumentsOfRequest {

    private static final Sorting SORTING = new Sorting(
            Map.of(
                    "attachedAt", VERIFICATION_DOCUMENTS.ATTACHED_AS,
                    "kind", VERIFICATION_DOCUMENTS.KIND,
                    "reading", VERIFICATION_DOCUMENTS.READING),
            VERIFICATION_DOCUMENTS.ATTACHED_AS.asc(),
            VERIFICATION_DOCUMENTS.ID);

    private final DSLContext db;

    DocumentsOfRequest(DSLContext db) {
        this.db = db;
    }

    Page<DocumentDetails> page(String request, Actor actor, PageRequest page) {
        var total = db.fetchCount(VERIFICATION_DOCUMENTS, VERIFICATION_DOCUMENTS.REQUEST.eq(request));
        return Page.of(read(request, actor, page), page, total);
    }

    private List<DocumentDetails> read(String request, Actor actor, PageRequest page) {
        var findings = db.selectFrom(VERIFICATION_FINDINGS)
                .where(VERIFICATION_FINDINGS.REQUEST.eq(request))
                .orderBy(VERIFICATION_FINDINGS.PLACE)
                .fetchGroups(VERIFICATION_FINDINGS.DOCUMENT, DocumentsOfRequest::finding);
        boolean withText = actor.may(Permission.REVIEW_VERIFICATION);
        return db.selectFrom(VERIFICATION_DOCUMENTS)
                .where(VERIFICATION_DOCUMENTS.REQUEST.eq(request))
                .orderBy(SORTING.of(page.sort()))
                .limit(page.size())
                .offset(page.offset())
                .fetch(row -> document(row, findings.getOrDefault(row.getId(), List.of()), withText));
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
