package io.muniment.command.verification.withdrawrequest;

import static io.muniment.command.verification.VerificationFixture.APPLICANT;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.REVIEWER;
import static io.muniment.command.verification.VerificationFixture.SOMEBODY_ELSE;
import static io.muniment.command.verification.VerificationFixture.property;

import io.muniment.kernel.verification.VerificationRequestEvent.RequestExpired;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestWithdrawn;
import io.muniment.kernel.verification.VerificationRule;
import org.junit.jupiter.api.Test;

class WithdrawRequestTest {

    private static final WithdrawRequest WITHDRAW = new WithdrawRequest(ID);

    @Test
    void theApplicantWithdrawsWhatIsOpen() {
        property().when(WITHDRAW, APPLICANT).gives(new RequestWithdrawn(ID));
        property().queued().when(WITHDRAW, APPLICANT).gives(new RequestWithdrawn(ID));
        property().queued().claimedBy(REVIEWER).when(WITHDRAW, APPLICANT).gives(new RequestWithdrawn(ID));
    }

    @Test
    void nobodyElseDoes() {
        property().when(WITHDRAW, SOMEBODY_ELSE).isRefused(VerificationRule.NOT_THE_APPLICANT);
        property().queued().claimedBy(REVIEWER).when(WITHDRAW, REVIEWER).isRefused(VerificationRule.NOT_THE_APPLICANT);
    }

    @Test
    void notOnceItIsClosed() {
        property().and(new RequestWithdrawn(ID)).when(WITHDRAW, APPLICANT).isRefused(VerificationRule.NOT_OPEN);
        property().and(new RequestExpired(ID)).when(WITHDRAW, APPLICANT).isRefused(VerificationRule.NOT_OPEN);
    }
}
