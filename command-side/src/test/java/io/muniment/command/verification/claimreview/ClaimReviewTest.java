package io.muniment.command.verification.claimreview;

import static io.muniment.command.verification.VerificationFixture.APPLICANT;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.REVIEWER;
import static io.muniment.command.verification.VerificationFixture.REVIEW_DUE;
import static io.muniment.command.verification.VerificationFixture.SECOND_REVIEWER;
import static io.muniment.command.verification.VerificationFixture.identity;
import static io.muniment.command.verification.VerificationFixture.property;

import io.muniment.command.verification.GivenRequest;
import io.muniment.kernel.verification.VerificationRequestEvent.ApprovalProposed;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewClaimed;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewReleased;
import io.muniment.kernel.verification.VerificationRule;
import org.junit.jupiter.api.Test;

class ClaimReviewTest {

    private static final ClaimReview CLAIM = new ClaimReview(ID);

    @Test
    void aReviewerClaimsAQueuedRequest() {
        property().queued().when(CLAIM, REVIEWER).gives(new ReviewClaimed(ID, REVIEWER.id()));
    }

    @Test
    void oneReviewerAtATime() {
        property()
                .queued()
                .claimedBy(REVIEWER)
                .when(CLAIM, SECOND_REVIEWER)
                .isRefused(VerificationRule.REVIEW_ALREADY_CLAIMED);
    }

    @Test
    void aReleasedRequestIsFreeForAnother() {
        property()
                .queued()
                .claimedBy(REVIEWER)
                .and(new ReviewReleased(ID, REVIEWER.id()))
                .when(CLAIM, SECOND_REVIEWER)
                .gives(new ReviewClaimed(ID, SECOND_REVIEWER.id()));
    }

    @Test
    void onlyWhatIsQueued() {
        property().when(CLAIM, REVIEWER).isRefused(VerificationRule.NOT_QUEUED);
        property().queued().claimedBy(REVIEWER).when(CLAIM, REVIEWER).isRefused(VerificationRule.NOT_QUEUED);
    }

    @Test
    void nobodyReviewsTheirOwn() {
        property().queued().when(CLAIM, APPLICANT).isRefused(VerificationRule.OWN_REQUEST);
    }

    @Test
    void theSecondApprovalIsAnothersAffair() {
        GivenRequest proposed =
                identity().queued().claimedBy(REVIEWER).and(new ApprovalProposed(ID, REVIEWER.id(), REVIEW_DUE));

        proposed.when(CLAIM, REVIEWER).isRefused(VerificationRule.SECOND_REVIEWER_NEEDED);
        proposed.when(CLAIM, SECOND_REVIEWER).gives(new ReviewClaimed(ID, SECOND_REVIEWER.id()));
    }
}
