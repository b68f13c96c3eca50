package io.muniment.projection.verification.requestdetails;

import static io.muniment.projection.schema.Tables.VERIFICATION_DOCUMENTS;
import static io.muniment.projection.schema.Tables.VERIFICATION_FINDINGS;
import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.Finding;
import io.muniment.kernel.verification.Standing.Collecting;
import io.muniment.kernel.verification.Standing.Rejected;
import io.muniment.kernel.verification.VerificationDocument;
import io.muniment.kernel.verification.VerificationDocument.Reading;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.ProjectorContract;
import io.muniment.projection.TestDatabase;
import io.muniment.projection.schema.tables.records.VerificationDocumentsRecord;
import io.muniment.projection.schema.tables.records.VerificationRequestsRecord;
import io.muniment.projection.verification.Life;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

class RequestDetailsProjectorTest extends ProjectorContract {

    private final DSLContext db = TestDatabase.db();

    @Override
    protected Object projector() {
        return new RequestDetailsProjector(new RequestDetails(), db);
    }

    @Override
    protected List<?> rows() {
        return db.selectFrom(VERIFICATION_REQUESTS)
                .orderBy(VERIFICATION_REQUESTS.ID)
                .fetch(this::seen);
    }

    @Override
    protected List<?> expected(Collection<Life> lives, List<LedgerEntry> log) {
        return lives.stream()
                .sorted(Comparator.comparing(life -> life.state().id().value()))
                .map(RequestDetailsProjectorTest::seen)
                .toList();
    }

    @Override
    protected String tables() {
        return db.selectFrom(VERIFICATION_REQUESTS).orderBy(1).fetch().formatJSON()
                + db.selectFrom(VERIFICATION_DOCUMENTS).orderBy(1, 2).fetch().formatJSON()
                + db.selectFrom(VERIFICATION_FINDINGS).orderBy(1, 2, 3).fetch().formatJSON();
    }

    private static Seen seen(Life life) {
        var state = life.state();
        var standing = state.standing();
        return new Seen(
                state.id(),
                life.tenant(),
                life.version(),
                life.changedAt(),
                state.type(),
                state.subject(),
                state.subjectLabel(),
                state.applicant(),
                state.applicantName(),
                state.status(),
                state.submittedAt(),
                state.collectUntil(),
                standing.reviewDue(),
                standing.reviewer(),
                standing.proposedBy(),
                standing instanceof Collecting collection ? collection.question() : null,
                standing instanceof Rejected rejected ? rejected.reasons() : List.of(),
                state.documents());
    }

    private Seen seen(VerificationRequestsRecord row) {
        return new Seen(
                new VerificationRequestId(row.getId()),
                new TenantId(row.getTenant()),
                row.getVersion(),
                row.getChangedAt(),
                VerificationType.valueOf(row.getType()),
                row.getSubject(),
                row.getSubjectLabel(),
                row.getApplicant(),
                row.getApplicantName(),
                VerificationStatus.valueOf(row.getVerificationStatus()),
                row.getSubmittedAt(),
                row.getCollectUntil(),
                row.getReviewDue(),
                row.getReviewer(),
                row.getProposedBy(),
                row.getQuestion(),
                List.of(row.getReasons()),
                db.selectFrom(VERIFICATION_DOCUMENTS)
                        .where(VERIFICATION_DOCUMENTS.REQUEST.eq(row.getId()))
                        .orderBy(VERIFICATION_DOCUMENTS.ATTACHED_AS)
                        .fetch(this::document));
    }

    private VerificationDocument document(VerificationDocumentsRecord row) {
        return new VerificationDocument(
                new DocumentId(row.getId()),
                DocumentKind.valueOf(row.getKind()),
                row.getFileName(),
                row.getMediaType(),
                row.getSize(),
                row.getSha256(),
                Reading.valueOf(row.getReading()),
                row.getExtractedText(),
                row.getNotReadBecause(),
                row.getChecklistVersion(),
                db.selectFrom(VERIFICATION_FINDINGS)
                        .where(VERIFICATION_FINDINGS.REQUEST.eq(row.getRequest()))
                        .and(VERIFICATION_FINDINGS.DOCUMENT.eq(row.getId()))
                        .orderBy(VERIFICATION_FINDINGS.PLACE)
                        .fetch(finding -> new Finding(
                                finding.getCheckName(),
                                Finding.Outcome.valueOf(finding.getOutcome()),
                                finding.getDetail())));
    }

    /** What both the row and the fold of the events tell; the row must tell nothing else. */
    private record Seen(
            VerificationRequestId id,
            TenantId tenant,
            long version,
            Instant changedAt,
            VerificationType type,
            String subject,
            String subjectLabel,
            String applicant,
            String applicantName,
            VerificationStatus status,
            Instant submittedAt,
            Instant collectUntil,
            @Nullable Instant reviewDue,
            @Nullable String reviewer,
            @Nullable String proposedBy,
            @Nullable String question,
            List<String> reasons,
            List<VerificationDocument> documents) {}
}
