package io.muniment.command.verification.decide;

import static io.muniment.command.verification.VerificationFixture.APPLICANT;
import static io.muniment.command.verification.VerificationFixture.COLLECT_AGAIN_UNTIL;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.NOW;
import static io.muniment.command.verification.VerificationFixture.REVIEWER;
import static io.muniment.command.verification.VerificationFixture.REVIEW_DUE;
import static io.muniment.command.verification.VerificationFixture.SECOND_REVIEWER;
import static io.muniment.command.verification.VerificationFixture.SUBMITTED_AT;
import static io.muniment.command.verification.VerificationFixture.SYSTEM;
import static io.muniment.command.verification.VerificationFixture.identity;
import static io.muniment.command.verification.VerificationFixture.property;

import io.muniment.command.verification.GivenRequest;
import io.muniment.kernel.verification.VerificationRequestEvent.ApprovalProposed;
import io.muniment.kernel.verification.VerificationRequestEvent.InformationRequested;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestApproved;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestRejected;
import io.muniment.kernel.verification.VerificationRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecideTest {

    private static final ApproveRequest APPROVE = new ApproveRequest(ID, null);
    private static final RejectRequest REJECT = new RejectRequest(ID, List.of("blurred", "out of date"), null);
    private static final RequestInformation ASK = new RequestInformation(ID, "Which flat?");

    @Test
    void aReviewerApproves() {
        inReview().when(APPROVE, REVIEWER).gives(new RequestApproved(ID, REVIEWER.id()));
    }

    @Test
    void whereFourEyesAreAskedForTheFirstApprovalIsAProposal() {
        identity()
                .queued()
                .claimedBy(REVIEWER)
                .when(APPROVE, REVIEWER)
                .gives(new ApprovalProposed(ID, REVIEWER.id(), REVIEW_DUE));
    }

    @Test
    void theSecondReviewerApproves() {
        proposed().when(APPROVE, SECOND_REVIEWER).gives(new RequestApproved(ID, SECOND_REVIEWER.id()));
    }

    @Test
    void theSecondReviewerMayReject() {
        proposed()
                .when(REJECT, SECOND_REVIEWER)
                .gives(new RequestRejected(
                        ID, SECOND_REVIEWER.id(), APPLICANT.id(), List.of("blurred", "out of date")));
    }

    @Test
    void whatCameInMeanwhileIsProposedAnew() {
        proposed()
                .and(new InformationRequested(
                        ID, SECOND_REVIEWER.id(), APPLICANT.id(), "Which flat?", COLLECT_AGAIN_UNTIL))
                .queued()
                .claimedBy(SECOND_REVIEWER)
                .when(APPROVE, SECOND_REVIEWER)
                .gives(new ApprovalProposed(ID, SECOND_REVIEWER.id(), REVIEW_DUE));
    }

    @Test
    void aReviewerRejectsWithReasons() {
        inReview()
                .when(REJECT, REVIEWER)
                .gives(new RequestRejected(ID, REVIEWER.id(), APPLICANT.id(), List.of("blurred", "out of date")));
    }

    @Test
    void notWithoutReasons() {
        inReview().when(new RejectRequest(ID, List.of(), null), REVIEWER).isRefused(VerificationRule.REASONS_MISSING);
        inReview()
                .when(new RejectRequest(ID, List.of("blurred", " "), null), REVIEWER)
                .isRefused(VerificationRule.REASONS_MISSING);
    }

    @Test
    void aReviewerAsksForMore() {
        inReview()
                .when(ASK, REVIEWER)
                .gives(new InformationRequested(ID, REVIEWER.id(), APPLICANT.id(), "Which flat?", COLLECT_AGAIN_UNTIL));
    }

    @Test
    void aDecisionMadeEarlierIsEffectiveEarlier() {
        inReview()
                .when(new ApproveRequest(ID, SUBMITTED_AT), REVIEWER)
                .givesEffective(SUBMITTED_AT, new RequestApproved(ID, REVIEWER.id()));
        identity()
                .queued()
                .claimedBy(REVIEWER)
                .when(new ApproveRequest(ID, NOW), REVIEWER)
                .givesEffective(NOW, new ApprovalProposed(ID, REVIEWER.id(), REVIEW_DUE));
        inReview()
                .when(new RejectRequest(ID, List.of("blurred"), SUBMITTED_AT), REVIEWER)
                .givesEffective(
                        SUBMITTED_AT, new RequestRejected(ID, REVIEWER.id(), APPLICANT.id(), List.of("blurred")));
    }

    @Test
    void noDecisionIsOfTheFutureOrBeforeTheRequest() {
        inReview()
                .when(new ApproveRequest(ID, NOW.plusMillis(1)), REVIEWER)
                .isRefused(VerificationRule.EFFECTIVE_TIME_IMPOSSIBLE);
        inReview()
                .when(new RejectRequest(ID, List.of("blurred"), SUBMITTED_AT.minusMillis(1)), REVIEWER)
                .isRefused(VerificationRule.EFFECTIVE_TIME_IMPOSSIBLE);
    }

    static Stream<Object> decisions() {
        return Stream.of(APPROVE, REJECT, ASK);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void onlyPeopleDecide(Object decision) {
        inReview().when(decision, SYSTEM).isRefused(VerificationRule.HUMAN_DECISION_NEEDED);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void onlyOnceClaimed(Object decision) {
        property().queued().when(decision, REVIEWER).isRefused(VerificationRule.NOT_IN_REVIEW);
        inReview()
                .and(new RequestApproved(ID, REVIEWER.id()))
                .when(decision, REVIEWER)
                .isRefused(VerificationRule.NOT_IN_REVIEW);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void onlyByTheClaimingReviewer(Object decision) {
        inReview().when(decision, SECOND_REVIEWER).isRefused(VerificationRule.NOT_THE_CLAIMING_REVIEWER);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void neverOnOnesOwn(Object decision) {
        property().queued().claimedBy(APPLICANT).when(decision, APPLICANT).isRefused(VerificationRule.OWN_REQUEST);
    }

    private static GivenRequest inReview() {
        return property().queued().claimedBy(REVIEWER);
    }

    private static GivenRequest proposed() {
        return identity()
                .queued()
                .claimedBy(REVIEWER)
                .and(new ApprovalProposed(ID, REVIEWER.id(), REVIEW_DUE))
                .claimedBy(SECOND_REVIEWER);
    }
}
