package io.muniment.command.verification.notereview;

import static io.muniment.command.verification.VerificationFixture.APPLICANT;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.REVIEWER;
import static io.muniment.command.verification.VerificationFixture.SECOND_REVIEWER;
import static io.muniment.command.verification.VerificationFixture.property;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestApproved;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestExpired;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewNoted;
import io.muniment.kernel.verification.VerificationRule;
import org.junit.jupiter.api.Test;

class NoteReviewTest {

    private static final String TEXT = "Compare the deed with the register";
    private static final NoteReview NOTE = new NoteReview(ID, TEXT);

    @Test
    void anyReviewerNotesWhileTheRequestIsOpen() {
        property().when(NOTE, REVIEWER).gives(notedBy(REVIEWER));
        property().queued().when(NOTE, REVIEWER).gives(notedBy(REVIEWER));
        property().queued().claimedBy(REVIEWER).when(NOTE, SECOND_REVIEWER).gives(notedBy(SECOND_REVIEWER));
    }

    @Test
    void asOftenAsThereIsSomethingToNote() {
        property().and(notedBy(REVIEWER)).when(NOTE, REVIEWER).gives(notedBy(REVIEWER));
    }

    @Test
    void nobodyNotesOnTheirOwn() {
        property().when(NOTE, APPLICANT).isRefused(VerificationRule.OWN_REQUEST);
    }

    @Test
    void notOnceItIsClosed() {
        property().and(new RequestExpired(ID)).when(NOTE, REVIEWER).isRefused(VerificationRule.NOT_OPEN);
        property()
                .queued()
                .claimedBy(REVIEWER)
                .and(new RequestApproved(ID, REVIEWER.id()))
                .when(NOTE, REVIEWER)
                .isRefused(VerificationRule.NOT_OPEN);
    }

    private static ReviewNoted notedBy(Actor reviewer) {
        return new ReviewNoted(ID, reviewer.id(), APPLICANT.id(), TEXT);
    }
}
