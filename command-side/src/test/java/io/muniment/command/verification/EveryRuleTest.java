package io.muniment.command.verification;

import static io.muniment.command.verification.VerificationFixture.APPLICANT;
import static io.muniment.command.verification.VerificationFixture.DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.LABEL;
import static io.muniment.command.verification.VerificationFixture.NAME;
import static io.muniment.command.verification.VerificationFixture.NOW;
import static io.muniment.command.verification.VerificationFixture.REVIEWER;
import static io.muniment.command.verification.VerificationFixture.REVIEW_DUE;
import static io.muniment.command.verification.VerificationFixture.SECOND_DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.SECOND_REVIEWER;
import static io.muniment.command.verification.VerificationFixture.SOMEBODY_ELSE;
import static io.muniment.command.verification.VerificationFixture.SUBJECT;
import static io.muniment.command.verification.VerificationFixture.SYSTEM;
import static io.muniment.command.verification.VerificationFixture.THIRD_DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.another;
import static io.muniment.command.verification.VerificationFixture.identity;
import static io.muniment.command.verification.VerificationFixture.noRequest;
import static io.muniment.command.verification.VerificationFixture.property;

import io.muniment.command.verification.attachdocument.AttachDocument;
import io.muniment.command.verification.claimreview.ClaimReview;
import io.muniment.command.verification.decide.ApproveRequest;
import io.muniment.command.verification.decide.RejectRequest;
import io.muniment.command.verification.reopenrequest.ReopenRequest;
import io.muniment.command.verification.submitrequest.SubmitVerificationRequest;
import io.muniment.command.verification.withdrawrequest.WithdrawRequest;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRequestEvent.ApplicantErased;
import io.muniment.kernel.verification.VerificationRequestEvent.ApprovalProposed;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestExpired;
import io.muniment.kernel.verification.VerificationRule;
import io.muniment.kernel.verification.VerificationType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code of the catalogue is given by some decision; one that never is has no business there. */
class EveryRuleTest {

    /** The intake refuses a document before the aggregate hears of it: see its own test. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DOCUMENT_REFUSED")
    void isBrokenByADecision(VerificationRule rule) {
        provoke(rule).isRefused(rule);
    }

    private static Decision provoke(VerificationRule rule) {
        return switch (rule) {
            case REQUEST_ALREADY_OPEN -> noRequest().beside(another(property())).when(submit(NOW), APPLICANT);
            case NOT_COLLECTING -> property().queued().when(attach("new"), APPLICANT);
            case DOCUMENT_ALREADY_ATTACHED ->
                property()
                        .attached(SECOND_DOCUMENT, DocumentKind.OTHER)
                        .when(attach("sha256-of-" + SECOND_DOCUMENT), APPLICANT);
            case TOO_MANY_DOCUMENTS ->
                property()
                        .attached(SECOND_DOCUMENT, DocumentKind.OTHER)
                        .attached(THIRD_DOCUMENT, DocumentKind.OTHER)
                        .when(attach("new"), APPLICANT);
            case DOCUMENT_REFUSED -> throw new AssertionError("refused before the aggregate");
            case NOT_THE_APPLICANT -> property().when(new WithdrawRequest(ID), SOMEBODY_ELSE);
            case NOT_QUEUED -> property().when(new ClaimReview(ID), REVIEWER);
            case REVIEW_ALREADY_CLAIMED -> inReview().when(new ClaimReview(ID), SECOND_REVIEWER);
            case OWN_REQUEST -> property().queued().when(new ClaimReview(ID), APPLICANT);
            case NOT_IN_REVIEW -> property().queued().when(approve(), REVIEWER);
            case NOT_THE_CLAIMING_REVIEWER -> inReview().when(approve(), SECOND_REVIEWER);
            case SECOND_REVIEWER_NEEDED ->
                identity()
                        .queued()
                        .claimedBy(REVIEWER)
                        .and(new ApprovalProposed(ID, REVIEWER.id(), REVIEW_DUE))
                        .when(new ClaimReview(ID), REVIEWER);
            case REASONS_MISSING -> inReview().when(new RejectRequest(ID, List.of(), null), REVIEWER);
            case NOT_REOPENABLE -> property().when(new ReopenRequest(ID, "appeal"), REVIEWER);
            case APPLICANT_ERASED ->
                property()
                        .and(new RequestExpired(ID))
                        .and(new ApplicantErased(ID, APPLICANT.id()))
                        .when(new ReopenRequest(ID, "appeal"), REVIEWER);
            case NOT_OPEN -> property().and(new RequestExpired(ID)).when(new WithdrawRequest(ID), APPLICANT);
            case HUMAN_DECISION_NEEDED -> inReview().when(approve(), SYSTEM);
            case EFFECTIVE_TIME_IMPOSSIBLE -> noRequest().when(submit(NOW.plusMillis(1)), APPLICANT);
        };
    }

    private static GivenRequest inReview() {
        return property().queued().claimedBy(REVIEWER);
    }

    private static ApproveRequest approve() {
        return new ApproveRequest(ID, null);
    }

    private static SubmitVerificationRequest submit(Instant effectiveAt) {
        return new SubmitVerificationRequest(ID, VerificationType.PROPERTY, SUBJECT, LABEL, NAME, effectiveAt);
    }

    private static AttachDocument attach(String sha256) {
        return new AttachDocument(ID, DOCUMENT, DocumentKind.TITLE_DEED, "deed.pdf", "application/pdf", 1, sha256);
    }
}
