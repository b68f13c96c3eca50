package io.muniment.projection.verification.requestdetails;

import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.Finding;
import io.muniment.kernel.verification.VerificationDocument.Reading;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentAttached;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentNotRead;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentTextExtracted;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentValidated;
import io.muniment.projection.Recorded;
import io.muniment.projection.RowCopy;
import io.muniment.projection.schema.tables.records.VerificationDocumentsRecord;
import io.muniment.projection.schema.tables.records.VerificationFindingsRecord;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an event changes in the rows of a request's documents and of what their checks found. */
final class DocumentRows {

    private DocumentRows() {}

    static RequestRows after(RequestRows before, VerificationRequestEvent event, Recorded recorded) {
        return switch (event) {
            case DocumentAttached attached -> attach(before, first(attached, recorded));
            case DocumentTextExtracted extracted -> change(before, extracted.document(), read(extracted));
            case DocumentNotRead notRead -> change(before, notRead.document(), notRead(notRead));
            case DocumentValidated validated -> validate(before, validated, recorded);
            default -> before; // the other events say nothing of documents
        };
    }

    private static RequestRows attach(RequestRows before, VerificationDocumentsRecord document) {
        return before.withDocuments(
                Stream.concat(before.documents().stream(), Stream.of(document)).toList());
    }

    private static VerificationDocumentsRecord first(DocumentAttached event, Recorded recorded) {
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
        return row;
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

    private static RequestRows validate(RequestRows before, DocumentValidated event, Recorded recorded) {
        var row = new VerificationDocumentsRecord();
        row.setChecklistVersion(event.checklistVersion());
        var findings = Stream.concat(
                before.findings().stream()
                        .filter(one ->
                                !one.getDocument().equals(event.document().value())),
                IntStream.range(0, event.findings().size())
                        .mapToObj(
                                place -> finding(event, place, event.findings().get(place), recorded)));
        return change(before, event.document(), row).withFindings(findings.toList());
    }

    private static VerificationFindingsRecord finding(
            DocumentValidated event, int place, Finding finding, Recorded recorded) {
        var row = new VerificationFindingsRecord();
        row.setRequest(event.id().value());
        row.setTenant(recorded.tenant().value());
        row.setDocument(event.document().value());
        row.setPlace(place);
        row.setCheckName(finding.check());
        row.setOutcome(finding.outcome().name());
        row.setDetail(finding.detail());
        return row;
    }

    private static RequestRows change(RequestRows before, DocumentId document, VerificationDocumentsRecord changes) {
        return before.withDocuments(before.documents().stream()
                .map(row -> row.getId().equals(document.value()) ? RowCopy.of(row, changes) : row)
                .toList());
    }
}
