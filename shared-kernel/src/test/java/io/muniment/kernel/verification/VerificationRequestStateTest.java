package io.muniment.kernel.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muniment.kernel.verification.Standing.Approved;
import io.muniment.kernel.verification.Standing.Collecting;
import io.muniment.kernel.verification.Standing.Expired;
import io.muniment.kernel.verification.Standing.InReview;
import io.muniment.kernel.verification.Standing.Queued;
import io.muniment.kernel.verification.Standing.Rejected;
import io.muniment.kernel.verification.Standing.Withdrawn;
import io.muniment.kernel.verification.VerificationDocument.Reading;
import io.muniment.kernel.verification.VerificationRequestEvent.ApplicantReminded;
import io.muniment.kernel.verification.VerificationRequestEvent.ApprovalProposed;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentAttached;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentNotRead;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentTextExtracted;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentValidated;
import io.muniment.kernel.verification.VerificationRequestEvent.InformationRequested;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestApproved;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestExpired;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestRejected;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestReopened;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestWithdrawn;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewClaimed;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewNoted;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewQueued;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewReleased;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationRequestStateTest {

    private static final VerificationRequestId ID =
            new VerificationRequestId("vrq_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a11");
    private static final DocumentId DEED = new DocumentId("doc_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a12");
    private static final DocumentId PLAN = new DocumentId("doc_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a13");
    private static final Instant SUBMITTED_AT = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant COLLECT_UNTIL = Instant.parse("2026-03-15T08:00:00Z");
    private static final Instant REVIEW_DUE = Instant.parse("2026-03-17T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-04-01T08:00:00Z");
    private static final Finding FINDING = new Finding("text-legible", Finding.Outcome.PASSED, "found");

    private static final RequestSubmitted SUBMITTED = new RequestSubmitted(
            ID,
            VerificationType.PROPERTY,
            "property-7",
            "12 Harbour Street",
            "ada",
            "Ada Lovelace",
            SUBMITTED_AT,
            COLLECT_UNTIL);
    private static final VerificationRequestState FRESH = VerificationRequestState.first(SUBMITTED);

    @Test
    void beginsWithItsSubmission() {
        assertThat(VerificationRequestState.next(null, SUBMITTED)).isEqualTo(FRESH);
        assertThat(FRESH)
                .isEqualTo(new VerificationRequestState(
                        ID,
                        VerificationType.PROPERTY,
                        "property-7",
                        "12 Harbour Street",
                        "ada",
                        "Ada Lovelace",
                        SUBMITTED_AT,
                        COLLECT_UNTIL,
                        List.of(),
                        new Collecting(0, null, false),
                        false));
        assertThat(SUBMITTED.owner()).isEqualTo("ada");
    }

    @Test
    void submissionBeginsAnewWhateverWasBefore() {
        VerificationRequestState expired = after(new RequestExpired(ID));

        assertThat(VerificationRequestState.next(expired, SUBMITTED)).isEqualTo(FRESH);
        assertThat(expired.evolve(SUBMITTED)).isEqualTo(FRESH);
    }

    @Test
    void nothingIsBeforeTheSubmission() {
        assertThatThrownBy(() -> VerificationRequestState.next(null, new RequestExpired(ID)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(ID.value());
    }

    @Test
    void aDocumentIsAttachedUnread() {
        assertThat(after(attached(DEED)).documents()).containsExactly(deed(Reading.PENDING, null, null, null));
        assertThat(after(attached(DEED)).document(DEED)).contains(deed(Reading.PENDING, null, null, null));
        assertThat(after(attached(DEED)).document(PLAN)).isEmpty();
    }

    @Test
    void aDocumentIsReadThenChecked() {
        VerificationRequestState read =
                after(attached(PLAN), attached(DEED), new DocumentTextExtracted(ID, DEED, "ada", "Deed", 97, "pdf"));
        assertThat(read.document(DEED)).contains(deed(Reading.READ, "Deed", null, null));
        assertThat(read.document(DEED).orElseThrow().isProcessed()).isFalse();
        assertThat(read.document(PLAN).orElseThrow().reading()).isEqualTo(Reading.PENDING);

        VerificationRequestState checked = read.evolve(new DocumentValidated(ID, DEED, "property-1", List.of(FINDING)));
        assertThat(checked.document(DEED)).contains(deed(Reading.READ, "Deed", null, "property-1", FINDING));
        assertThat(checked.document(DEED).orElseThrow().isProcessed()).isTrue();
        assertThat(checked.document(PLAN).orElseThrow().isProcessed()).isFalse();
        assertThat(checked.status()).isEqualTo(VerificationStatus.COLLECTING);
    }

    @Test
    void aDocumentThatIsGivenUpOnIsCheckedToo() {
        VerificationRequestState notRead = after(attached(DEED), new DocumentNotRead(ID, DEED, "blurred"));
        assertThat(notRead.document(DEED)).contains(deed(Reading.NOT_READ, null, "blurred", null));

        assertThat(notRead.evolve(new DocumentValidated(ID, DEED, "property-1", List.of(FINDING)))
                        .document(DEED))
                .contains(deed(Reading.NOT_READ, null, "blurred", "property-1", FINDING))
                .get()
                .matches(VerificationDocument::isProcessed);
    }

    @Test
    void aCheckWithoutReadingLeavesADocumentUnderWay() {
        assertThat(after(attached(DEED), new DocumentValidated(ID, DEED, "property-1", List.of()))
                        .document(DEED))
                .get()
                .matches(document -> !document.isProcessed());
    }

    @Test
    void aReminderIsRememberedForItsCollection() {
        VerificationRequestState reminded = after(attached(DEED), new ApplicantReminded(ID, "ada", COLLECT_UNTIL));
        assertThat(reminded.standing()).isEqualTo(new Collecting(0, null, true));
        assertThat(reminded.documents()).hasSize(1);

        assertThat(reminded.evolve(new RequestExpired(ID))
                        .evolve(new RequestReopened(ID, "ada", "appeal", LATER))
                        .standing())
                .isEqualTo(new Collecting(1, null, false));
    }

    @Test
    void aReviewIsQueuedClaimedAndReleased() {
        VerificationRequestState queued = after(attached(DEED), new ReviewQueued(ID, REVIEW_DUE));
        assertThat(queued.standing()).isEqualTo(new Queued(REVIEW_DUE, null));
        assertThat(queued.status()).isEqualTo(VerificationStatus.QUEUED);
        assertThat(queued.documents()).hasSize(1);

        VerificationRequestState claimed = queued.evolve(new ReviewClaimed(ID, "rosa"));
        assertThat(claimed.standing()).isEqualTo(new InReview("rosa", REVIEW_DUE, null));

        assertThat(claimed.evolve(new ReviewReleased(ID, "rosa"))).isEqualTo(queued);
    }

    @Test
    void aNoteChangesNothingThatIsDecidedOn() {
        assertThat(FRESH.evolve(new ReviewNoted(ID, "rosa", "ada", "compare with the register")))
                .isEqualTo(FRESH);
        assertThat(inReview().evolve(new ReviewNoted(ID, "rosa", "ada", "compare with the register")))
                .isEqualTo(inReview());
    }

    @Test
    void whatCannotHaveHappenedIsNoHistory() {
        assertThatThrownBy(() -> FRESH.evolve(new ReviewClaimed(ID, "rosa")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The history of %s has ReviewClaimed while it is COLLECTING", ID);
    }

    @Test
    void aProposalIsRememberedUntilTheDecision() {
        VerificationRequestState proposed = inReview().evolve(new ApprovalProposed(ID, "rosa", LATER));
        assertThat(proposed.standing()).isEqualTo(new Queued(LATER, "rosa"));

        VerificationRequestState second = proposed.evolve(new ReviewClaimed(ID, "sven"));
        assertThat(second.standing()).isEqualTo(new InReview("sven", LATER, "rosa"));
        assertThat(second.evolve(new ReviewReleased(ID, "sven"))).isEqualTo(proposed);

        assertThat(second.evolve(new RequestApproved(ID, "sven")).standing()).isEqualTo(new Approved("sven", "rosa"));
        assertThat(second.evolve(new RequestRejected(ID, "sven", "ada", List.of("old")))
                        .standing())
                .isEqualTo(new Rejected("sven", "rosa", List.of("old")));
        assertThat(second.evolve(new RequestWithdrawn(ID)).standing()).isEqualTo(new Withdrawn("rosa"));
    }

    @Test
    void aQuestionOpensTheCollectionAgainAndForgetsTheProposal() {
        VerificationRequestState asked = inReview()
                .evolve(new ApprovalProposed(ID, "rosa", LATER))
                .evolve(new ReviewClaimed(ID, "sven"))
                .evolve(new InformationRequested(ID, "sven", "ada", "Which flat?", LATER));

        assertThat(asked.standing()).isEqualTo(new Collecting(1, "Which flat?", false));
        assertThat(asked.collectUntil()).isEqualTo(LATER);
        assertThat(asked.documents()).hasSize(1);
        assertThat(asked.evolve(new ApplicantReminded(ID, "ada", LATER)).standing())
                .isEqualTo(new Collecting(1, "Which flat?", true));
        assertThat(asked.evolve(new ReviewQueued(ID, LATER)).standing()).isEqualTo(new Queued(LATER, null));
    }

    @Test
    void aRejectionKeepsItsReasonsUntilItIsReopened() {
        VerificationRequestState rejected =
                inReview().evolve(new RequestRejected(ID, "rosa", "ada", List.of("blurred", "old")));
        assertThat(rejected.standing()).isEqualTo(new Rejected("rosa", null, List.of("blurred", "old")));

        VerificationRequestState reopened = rejected.evolve(new RequestReopened(ID, "ada", "appeal", LATER));
        assertThat(reopened.standing()).isEqualTo(new Collecting(1, null, false));
        assertThat(reopened.collectUntil()).isEqualTo(LATER);
        assertThat(reopened.submittedAt()).isEqualTo(SUBMITTED_AT);
        assertThat(reopened.documents()).hasSize(1);
    }

    @Test
    void expiryAndWithdrawalClose() {
        VerificationRequestState expired = after(attached(DEED), new RequestExpired(ID));
        assertThat(expired.standing()).isEqualTo(new Expired());
        assertThat(expired.documents()).hasSize(1);
        assertThat(inReview().evolve(new RequestWithdrawn(ID)).standing()).isEqualTo(new Withdrawn(null));
    }

    @ParameterizedTest
    @EnumSource
    void aRequestIsOpenUntilItIsDecidedOrGivenUp(VerificationStatus status) {
        assertThat(status.isOpen())
                .isEqualTo(
                        switch (status) {
                            case COLLECTING, QUEUED, IN_REVIEW -> true;
                            case APPROVED, REJECTED, EXPIRED, WITHDRAWN -> false;
                        });
    }

    private static VerificationRequestState after(VerificationRequestEvent... events) {
        VerificationRequestState state = FRESH;
        for (VerificationRequestEvent event : events) {
            state = state.evolve(event);
        }
        return state;
    }

    private static VerificationRequestState inReview() {
        return after(attached(DEED), new ReviewQueued(ID, REVIEW_DUE), new ReviewClaimed(ID, "rosa"));
    }

    private static DocumentAttached attached(DocumentId document) {
        return new DocumentAttached(
                ID, document, DocumentKind.TITLE_DEED, "ada", "deed.pdf", "application/pdf", 42, "5ha256");
    }

    private static VerificationDocument deed(
            Reading reading,
            @Nullable String text,
            @Nullable String notReadBecause,
            @Nullable String checklist,
            Finding... findings) {
        return new VerificationDocument(
                DEED,
                DocumentKind.TITLE_DEED,
                "deed.pdf",
                "application/pdf",
                42,
                "5ha256",
                reading,
                text,
                notReadBecause,
                checklist,
                List.of(findings));
    }
}
