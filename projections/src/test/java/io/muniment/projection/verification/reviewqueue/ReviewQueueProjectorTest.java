package io.muniment.projection.verification.reviewqueue;

import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_CANDIDATES;
import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_QUEUE;

import io.muniment.kernel.verification.Finding;
import io.muniment.kernel.verification.VerificationDocument;
import io.muniment.kernel.verification.VerificationDocument.Reading;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewQueued;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.ProjectorContract;
import io.muniment.projection.TestDatabase;
import io.muniment.projection.schema.tables.records.VerificationReviewQueueRecord;
import io.muniment.projection.verification.Life;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

class ReviewQueueProjectorTest extends ProjectorContract {

    private record Queued(
            String id,
            String tenant,
            String type,
            String applicant,
            Instant queuedAt,
            Instant reviewDue,
            @Nullable String claimedBy,
            @Nullable String proposedBy,
            Set<String> documents,
            Set<String> unread,
            Set<String> failing) {}

    private final DSLContext db = TestDatabase.db();

    @Override
    protected Object projector() {
        return new ReviewQueueProjector(new ReviewQueue(), db);
    }

    @Override
    protected List<?> rows() {
        return db.selectFrom(VERIFICATION_REVIEW_QUEUE)
                .orderBy(VERIFICATION_REVIEW_QUEUE.ID)
                .fetch(this::queued);
    }

    private Queued queued(VerificationReviewQueueRecord row) {
        var candidate = Objects.requireNonNull(
                db.fetchOne(VERIFICATION_REVIEW_CANDIDATES, VERIFICATION_REVIEW_CANDIDATES.ID.eq(row.getId())));
        return new Queued(
                row.getId(),
                row.getTenant(),
                row.getType(),
                candidate.getApplicant(),
                row.getQueuedAt(),
                row.getReviewDue(),
                row.getClaimedBy(),
                row.getProposedBy(),
                Set.of(candidate.getDocuments()),
                Set.of(candidate.getUnreadDocuments()),
                Set.of(candidate.getFailingDocuments()));
    }

    @Override
    protected List<?> expected(Collection<Life> lives, List<LedgerEntry> log) {
        return lives.stream()
                .filter(life -> life.state().status() == VerificationStatus.QUEUED
                        || life.state().status() == VerificationStatus.IN_REVIEW)
                .sorted(Comparator.comparing(life -> life.state().id().value()))
                .map(life -> queued(life, log))
                .toList();
    }

    private static Queued queued(Life life, List<LedgerEntry> log) {
        var state = life.state();
        var entered = log.stream()
                .filter(entry -> entry.event() instanceof ReviewQueued queued
                        && queued.id().equals(state.id()))
                .reduce((_, last) -> last)
                .orElseThrow();
        return new Queued(
                state.id().value(),
                life.tenant().value(),
                state.type().name(),
                state.applicant(),
                entered.recorded().effectiveAt(),
                Objects.requireNonNull(state.standing().reviewDue()),
                state.standing().reviewer(),
                state.standing().proposedBy(),
                documents(state, _ -> true),
                documents(state, one -> one.reading() == Reading.NOT_READ),
                documents(
                        state,
                        one -> one.findings().stream()
                                .anyMatch(finding -> finding.outcome() == Finding.Outcome.FAILED)));
    }

    private static Set<String> documents(VerificationRequestState state, Predicate<VerificationDocument> which) {
        return state.documents().stream()
                .filter(which)
                .map(one -> one.id().value())
                .collect(Collectors.toSet());
    }

    @Override
    protected String tables() {
        return db.selectFrom(VERIFICATION_REVIEW_CANDIDATES).orderBy(1).fetch().formatJSON()
                + db.selectFrom(VERIFICATION_REVIEW_QUEUE).orderBy(1).fetch().formatJSON();
    }
}
