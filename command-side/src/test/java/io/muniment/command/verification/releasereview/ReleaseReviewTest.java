package io.muniment.command.verification.releasereview;

import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.REVIEWER;
import static io.muniment.command.verification.VerificationFixture.SECOND_REVIEWER;
import static io.muniment.command.verification.VerificationFixture.property;

import io.muniment.kernel.verification.VerificationRequestEvent.ReviewReleased;
import io.muniment.kernel.verification.VerificationRule;
import org.junit.jupiter.api.Test;

class ReleaseReviewTest {

    private static final ReleaseReview RELEASE = new ReleaseReview(ID);

    @Test
    void theClaimingReviewerGivesItBack() {
        property().queued().claimedBy(REVIEWER).when(RELEASE, REVIEWER).gives(new ReviewReleased(ID, REVIEWER.id()));
    }

    @Test
    void nobodyElseDoes() {
        property()
                .queued()
                .claimedBy(REVIEWER)
                .when(RELEASE, SECOND_REVIEWER)
                .isRefused(VerificationRule.NOT_THE_CLAIMING_REVIEWER);
    }

    @Test
    void onlyWhatIsClaimed() {
        property().queued().when(RELEASE, REVIEWER).isRefused(VerificationRule.NOT_IN_REVIEW);
    }
}
