package io.muniment.command.verification.reopenrequest;

import static io.muniment.command.verification.VerificationFixture.APPLICANT;
import static io.muniment.command.verification.VerificationFixture.COLLECT_AGAIN_UNTIL;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.REVIEWER;
import static io.muniment.command.verification.VerificationFixture.another;
import static io.muniment.command.verification.VerificationFixture.property;

import io.muniment.command.verification.GivenRequest;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestExpired;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestRejected;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestReopened;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestWithdrawn;
import io.muniment.kernel.verification.VerificationRule;
import io.muniment.kernel.verification.VerificationType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReopenRequestTest {

    private static final ReopenRequest REOPEN = new ReopenRequest(ID, "appeal");
    private static final RequestReopened REOPENED =
            new RequestReopened(ID, APPLICANT.id(), "appeal", COLLECT_AGAIN_UNTIL);

    @Test
    void whatHasExpiredIsTakenUpAgain() {
        expired()
                .when(REOPEN, REVIEWER)
                .takesTheSubject(VerificationType.PROPERTY)
                .gives(REOPENED);
    }

    @Test
    void whatWasRejectedIsTakenUpAgain() {
        property()
                .queued()
                .claimedBy(REVIEWER)
                .and(new RequestRejected(ID, REVIEWER.id(), APPLICANT.id(), List.of("blurred")))
                .when(REOPEN, REVIEWER)
                .gives(REOPENED);
    }

    @Test
    void nothingElseIs() {
        property().when(REOPEN, REVIEWER).isRefused(VerificationRule.NOT_REOPENABLE);
        property().queued().when(REOPEN, REVIEWER).isRefused(VerificationRule.NOT_REOPENABLE);
        property().and(new RequestWithdrawn(ID)).when(REOPEN, REVIEWER).isRefused(VerificationRule.NOT_REOPENABLE);
    }

    @Test
    void notByTheApplicant() {
        expired().when(REOPEN, APPLICANT).isRefused(VerificationRule.OWN_REQUEST);
    }

    @Test
    void notBesideAnOpenRequestForTheSameSubject() {
        expired().beside(another(property())).when(REOPEN, REVIEWER).isRefused(VerificationRule.REQUEST_ALREADY_OPEN);
    }

    @Test
    void besideAClosedOneOrItself() {
        expired().beside(another(expired())).when(REOPEN, REVIEWER).gives(REOPENED);
        expired().beside(expired().state()).when(REOPEN, REVIEWER).gives(REOPENED);
    }

    private static GivenRequest expired() {
        return property().and(new RequestExpired(ID));
    }
}
