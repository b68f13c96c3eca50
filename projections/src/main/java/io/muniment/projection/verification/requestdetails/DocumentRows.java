package io.muniment.projection.verification.requestdetails;

import static io.muniment.projection.schema.Tables.VERIFICATION_DOCUMENTS;
import static io.muniment.projection.schema.Tables.VERIFICATION_FINDINGS;

import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.Finding;
import io.muniment.kernel.verification.VerificationDocument.Reading;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentAttached;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentNotRead;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentTextExtracted;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentValidated;
import io.muniment.projection.Recorded;
import io.muniment.projection.schema.tables.records.VerificationDocumentsRecord;
import io.muniment.projection.schema.tables.records.VerificationFindingsRecord;
import java.util.stream.IntStream;
import org.jooq.DSLContext;

/** The rows of a request's documents and of what their checks found. */
final class DocumentRows {

    private final DSLContext db;

    DocumentRows(DSLContext db) {
        this.db = db;
    }

    void apply(VerificationRequestEvent event, Recorded recorded) {
        switch (event) {
            case DocumentAttached attached -> attach(attached, recorded);
            case DocumentTextExtracted extracted -> change(event, extracted.document(), read(extracted));
            case DocumentNotRead notRead -> change(event, notRead.document(), notRead(notRead));
            case DocumentValidated validated -> validate(validated);
            default -> {} // the other events say nothing of documents
        }
    }

    private void attach(DocumentAttached event, Recorded recorded) {
        var row = new VerificationDocumentsRecord();
        row.setRequest(event.id().value());
        row.setId(event.document().value());
        row.setTenant(recorded.tenant().value());
        row.setKind(event.kind().name());
        row.setFileName(event.fileName());
        row.setMediaType(event.mediaType());
        row.setSize(event.size());
        row.setSha256(event.sha256());
        row.setReading(Reading.PENDING.name());
        row.setAttachedAs(recorded.version());
        row.setAttachedAt(recorded.effectiveAt());
        db.insertInto(VERIFICATION_DOCUMENTS).set(row).execute();
    }

    private static VerificationDocumentsRecord read(DocumentTextExtracted event) {
        var row = new VerificationDocumentsRecord();
        row.setReading(Reading.READ.name());
        row.setExtractedText(event.text());
        row.setConfidencePercent(event.confidencePercent());
        row.setNotReadBecause(null);
        return row;
    }

    private static VerificationDocumentsRecord notRead(DocumentNotRead event) {
        var row = new VerificationDocumentsRecord();
        row.setReading(Reading.NOT_READ.name());
        row.setExtractedText(null);
        row.setConfidencePercent(null);
        row.setNotReadBecause(event.reason());
        return row;
    }

    private void validate(DocumentValidated event) {
        var row = new VerificationDocumentsRecord();
        row.setChecklistVersion(event.checklistVersion());
        change(event, event.document(), row);
        db.deleteFrom(VERIFICATION_FINDINGS)
                .where(VERIFICATION_FINDINGS.REQUEST.eq(event.id().value()))
                .and(VERIFICATION_FINDINGS.DOCUMENT.eq(event.document().value()))
                .execute();
        db.batchInsert(IntStream.range(0, event.findings().size())
                        .mapToObj(
                                place -> finding(event, place, event.findings().get(place)))
                        .toList())
                .execute();
    }

    private static VerificationFindingsRecord finding(DocumentValidated event, int place, Finding finding) {
        var row = new VerificationFindingsRecord();
        row.setRequest(event.id().value());
        row.setDocument(event.document().value());
        row.setPlace(place);
        row.setCheckName(finding.check());
        row.setOutcome(finding.outcome().name());
        row.setDetail(finding.detail());
        return row;
    }

    private void change(VerificationRequestEvent event, DocumentId document, VerificationDocumentsRecord changes) {
        db.update(VERIFICATION_DOCUMENTS)
                .set(changes)
                .where(VERIFICATION_DOCUMENTS.REQUEST.eq(event.id().value()))
                .and(VERIFICATION_DOCUMENTS.ID.eq(document.value()))
                .execute();
    }
}
