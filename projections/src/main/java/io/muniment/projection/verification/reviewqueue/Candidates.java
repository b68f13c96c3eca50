package io.muniment.projection.verification.reviewqueue;

import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.Finding;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentAttached;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentNotRead;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentTextExtracted;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentValidated;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.projection.Recorded;
import io.muniment.projection.RowCopy;
import io.muniment.projection.schema.tables.records.VerificationReviewCandidatesRecord;
import java.util.Arrays;
import java.util.stream.Stream;

/** What an event changes in the row of a request that may come into the queue. */
final class Candidates {

    private Candidates() {}

    static VerificationReviewCandidatesRecord first(RequestSubmitted event, Recorded recorded) {
        var row = new VerificationReviewCandidatesRecord();
        row.setId(event.id().value());
        row.setTenant(recorded.tenant().value());
        row.setVersion(recorded.version());
        row.setType(event.type().name());
        row.setSubjectLabel(event.subjectLabel());
        row.setApplicant(event.applicant());
        row.setApplicantName(event.applicantName());
        row.setDocuments(new String[0]);
        row.setUnreadDocuments(new String[0]);
        row.setFailingDocuments(new String[0]);
        return row;
    }

    static VerificationReviewCandidatesRecord after(
            VerificationReviewCandidatesRecord before, VerificationRequestEvent event, Recorded recorded) {
        var changes = changes(before, event);
        changes.setVersion(recorded.version());
        return RowCopy.of(before, changes);
    }

    private static VerificationReviewCandidatesRecord changes(
            VerificationReviewCandidatesRecord before, VerificationRequestEvent event) {
        var changes = new VerificationReviewCandidatesRecord();
        switch (event) {
            case DocumentAttached attached -> changes.setDocuments(with(before.getDocuments(), attached.document()));
            case DocumentTextExtracted read ->
                changes.setUnreadDocuments(without(before.getUnreadDocuments(), read.document()));
            case DocumentNotRead notRead ->
                changes.setUnreadDocuments(with(before.getUnreadDocuments(), notRead.document()));
            case DocumentValidated validated ->
                changes.setFailingDocuments(
                        fails(validated)
                                ? with(before.getFailingDocuments(), validated.document())
                                : without(before.getFailingDocuments(), validated.document()));
            default -> {} // the other events say nothing of documents
        }
        return changes;
    }

    private static boolean fails(DocumentValidated event) {
        return event.findings().stream().anyMatch(one -> one.outcome() == Finding.Outcome.FAILED);
    }

    private static String[] with(String[] documents, DocumentId document) {
        return Stream.concat(Arrays.stream(without(documents, document)), Stream.of(document.value()))
                .toArray(String[]::new);
    }

    private static String[] without(String[] documents, DocumentId document) {
        return Arrays.stream(documents)
                .filter(one -> !one.equals(document.value()))
                .toArray(String[]::new);
    }
}
