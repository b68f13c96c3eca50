package io.muniment.command.verification.remindapplicant;

import static io.muniment.command.verification.VerificationFixture.APPLICANT;
import static io.muniment.command.verification.VerificationFixture.COLLECT_AGAIN_UNTIL;
import static io.muniment.command.verification.VerificationFixture.COLLECT_UNTIL;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.REVIEWER;
import static io.muniment.command.verification.VerificationFixture.SYSTEM;
import static io.muniment.command.verification.VerificationFixture.property;

import io.muniment.kernel.verification.VerificationRequestEvent.ApplicantReminded;
import io.muniment.kernel.verification.VerificationRequestEvent.InformationRequested;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestExpired;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestReopened;
import org.junit.jupiter.api.Test;

class RemindApplicantTest {

    @Test
    void theApplicantIsRemindedOfTheDeadline() {
        property()
                .when(new RemindApplicant(ID, COLLECT_UNTIL), SYSTEM)
                .gives(new ApplicantReminded(ID, APPLICANT.id(), COLLECT_UNTIL));
    }

    @Test
    void notTwiceOfTheSameDeadline() {
        property()
                .and(new ApplicantReminded(ID, APPLICANT.id(), COLLECT_UNTIL))
                .when(new RemindApplicant(ID, COLLECT_UNTIL), SYSTEM)
                .givesNothing();
    }

    @Test
    void ofEachDeadlineAnew() {
        property()
                .and(new ApplicantReminded(ID, APPLICANT.id(), COLLECT_UNTIL))
                .and(new RequestExpired(ID))
                .and(new RequestReopened(ID, APPLICANT.id(), "appeal", COLLECT_AGAIN_UNTIL))
                .when(new RemindApplicant(ID, COLLECT_AGAIN_UNTIL), SYSTEM)
                .gives(new ApplicantReminded(ID, APPLICANT.id(), COLLECT_AGAIN_UNTIL));
    }

    @Test
    void notOfADeadlineThatHasMoved() {
        property()
                .when(new RemindApplicant(ID, COLLECT_UNTIL.minusMillis(1)), SYSTEM)
                .givesNothing();
        property()
                .queued()
                .claimedBy(REVIEWER)
                .and(new InformationRequested(ID, REVIEWER.id(), APPLICANT.id(), "Which flat?", COLLECT_AGAIN_UNTIL))
                .when(new RemindApplicant(ID, COLLECT_UNTIL), SYSTEM)
                .givesNothing();
    }

    @Test
    void notOnceTheDocumentsAreThere() {
        property().queued().when(new RemindApplicant(ID, COLLECT_UNTIL), SYSTEM).givesNothing();
    }
}
