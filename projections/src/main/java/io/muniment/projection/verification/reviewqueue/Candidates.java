package io.muniment.projection.verification.reviewqueue;

import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_CANDIDATES;
import static org.jooq.impl.DSL.arrayAppend;
import static org.jooq.impl.DSL.arrayRemove;

import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.Finding;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentValidated;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.projection.Recorded;
import io.muniment.projection.schema.tables.records.VerificationReviewCandidatesRecord;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Every request that may come into the queue, with what the queue will show of it. */
final class Candidates {

    private static final Field<String[]> DOCUMENTS = VERIFICATION_REVIEW_CANDIDATES.DOCUMENTS;
    private static final Field<String[]> UNREAD = VERIFICATION_REVIEW_CANDIDATES.UNREAD_DOCUMENTS;
    private static final Field<String[]> FAILING = VERIFICATION_REVIEW_CANDIDATES.FAILING_DOCUMENTS;

    private final DSLContext db;

    Candidates(DSLContext db) {
        this.db = db;
    }

    void add(RequestSubmitted event, Recorded recorded) {
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
        db.insertInto(VERIFICATION_REVIEW_CANDIDATES)
                .set(row)
                .onConflict(VERIFICATION_REVIEW_CANDIDATES.ID)
                .doNothing()
                .execute();
    }

    /** False if this event was already seen. */
    boolean advance(VerificationRequestId request, long version) {
        return db.update(VERIFICATION_REVIEW_CANDIDATES)
                        .set(VERIFICATION_REVIEW_CANDIDATES.VERSION, version)
                        .where(VERIFICATION_REVIEW_CANDIDATES.ID.eq(request.value()))
                        .and(VERIFICATION_REVIEW_CANDIDATES.VERSION.lt(version))
                        .execute()
                == 1;
    }

    void attached(VerificationRequestId request, DocumentId document) {
        set(request, DOCUMENTS, with(DOCUMENTS, document));
    }

    void read(VerificationRequestId request, DocumentId document) {
        set(request, UNREAD, without(UNREAD, document));
    }

    void notRead(VerificationRequestId request, DocumentId document) {
        set(request, UNREAD, with(UNREAD, document));
    }

    void validated(DocumentValidated event) {
        boolean fails = event.findings().stream().anyMatch(one -> one.outcome() == Finding.Outcome.FAILED);
        set(event.id(), FAILING, fails ? with(FAILING, event.document()) : without(FAILING, event.document()));
    }

    private void set(VerificationRequestId request, Field<String[]> column, Field<String[]> value) {
        db.update(VERIFICATION_REVIEW_CANDIDATES)
                .set(column, value)
                .where(VERIFICATION_REVIEW_CANDIDATES.ID.eq(request.value()))
                .execute();
    }

    private static Field<String[]> with(Field<String[]> column, DocumentId document) {
        return arrayAppend(without(column, document), document.value());
    }

    private static Field<String[]> without(Field<String[]> column, DocumentId document) {
        return arrayRemove(column, document.value());
    }
}
