package io.muniment.command.verification.expirerequest;

import static io.muniment.command.verification.VerificationFixture.APPLICANT;
import static io.muniment.command.verification.VerificationFixture.COLLECT_AGAIN_UNTIL;
import static io.muniment.command.verification.VerificationFixture.COLLECT_UNTIL;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.SYSTEM;
import static io.muniment.command.verification.VerificationFixture.property;

import io.muniment.kernel.verification.VerificationRequestEvent.RequestExpired;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestReopened;
import org.junit.jupiter.api.Test;

class ExpireRequestTest {

    private static final ExpireRequest EXPIRE = new ExpireRequest(ID, COLLECT_UNTIL);

    @Test
    void aRequestExpiresAtItsDeadline() {
        property().at(COLLECT_UNTIL).when(EXPIRE, SYSTEM).gives(new RequestExpired(ID));
        property().at(COLLECT_UNTIL.plusSeconds(60)).when(EXPIRE, SYSTEM).gives(new RequestExpired(ID));
    }

    @Test
    void notAMillisecondBefore() {
        property().at(COLLECT_UNTIL.minusMillis(1)).when(EXPIRE, SYSTEM).givesNothing();
    }

    @Test
    void aDeadlineThatHasMovedCountsNoMore() {
        property()
                .and(new RequestExpired(ID))
                .and(new RequestReopened(ID, APPLICANT.id(), "appeal", COLLECT_AGAIN_UNTIL))
                .at(COLLECT_AGAIN_UNTIL)
                .when(EXPIRE, SYSTEM)
                .givesNothing();
    }

    @Test
    void whatWaitsForAReviewerOrIsClosedDoesNotExpire() {
        property().queued().at(COLLECT_UNTIL).when(EXPIRE, SYSTEM).givesNothing();
        property()
                .and(new RequestExpired(ID))
                .at(COLLECT_UNTIL)
                .when(EXPIRE, SYSTEM)
                .givesNothing();
    }
}
