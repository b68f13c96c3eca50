package io.muniment.command.verification.submitrequest;

import static io.muniment.command.verification.VerificationFixture.APPLICANT;
import static io.muniment.command.verification.VerificationFixture.COLLECT_AGAIN_UNTIL;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.LABEL;
import static io.muniment.command.verification.VerificationFixture.NAME;
import static io.muniment.command.verification.VerificationFixture.NOW;
import static io.muniment.command.verification.VerificationFixture.POLICY;
import static io.muniment.command.verification.VerificationFixture.SUBJECT;
import static io.muniment.command.verification.VerificationFixture.another;
import static io.muniment.command.verification.VerificationFixture.identity;
import static io.muniment.command.verification.VerificationFixture.noRequest;
import static io.muniment.command.verification.VerificationFixture.property;

import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestWithdrawn;
import io.muniment.kernel.verification.VerificationRule;
import io.muniment.kernel.verification.VerificationType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubmitVerificationRequestTest {

    @Test
    void aRequestIsSubmittedNow() {
        noRequest()
                .when(submit(null), APPLICANT)
                .answers(ID)
                .takesTheSubject(VerificationType.PROPERTY)
                .gives(submitted(NOW));
    }

    @Test
    void aRequestThatCameOnPaperIsEffectiveEarlier() {
        Instant earliest = NOW.minus(POLICY.backdateAtMost());

        noRequest().when(submit(earliest), APPLICANT).givesEffective(earliest, submitted(earliest));
        noRequest().when(submit(NOW), APPLICANT).givesEffective(NOW, submitted(NOW));
    }

    @Test
    void aRequestIsNeitherOfTheFutureNorTooOld() {
        noRequest().when(submit(NOW.plusMillis(1)), APPLICANT).isRefused(VerificationRule.EFFECTIVE_TIME_IMPOSSIBLE);
        noRequest()
                .when(submit(NOW.minus(POLICY.backdateAtMost()).minusMillis(1)), APPLICANT)
                .isRefused(VerificationRule.EFFECTIVE_TIME_IMPOSSIBLE);
    }

    @Test
    void aSubjectHasOneOpenRequest() {
        noRequest()
                .beside(another(property()))
                .when(submit(null), APPLICANT)
                .isRefused(VerificationRule.REQUEST_ALREADY_OPEN);
    }

    @Test
    void aClosedRequestIsNotInTheWay() {
        noRequest()
                .beside(another(property().and(new RequestWithdrawn(ID))))
                .when(submit(null), APPLICANT)
                .gives(submitted(NOW));
    }

    @Test
    void anOpenRequestOfAnotherTypeIsNotInTheWay() {
        noRequest().beside(another(identity())).when(submit(null), APPLICANT).gives(submitted(NOW));
    }

    private static SubmitVerificationRequest submit(@Nullable Instant effectiveAt) {
        return new SubmitVerificationRequest(ID, VerificationType.PROPERTY, SUBJECT, LABEL, NAME, effectiveAt);
    }

    private static RequestSubmitted submitted(Instant at) {
        return new RequestSubmitted(
                ID, VerificationType.PROPERTY, SUBJECT, LABEL, APPLICANT.id(), NAME, at, COLLECT_AGAIN_UNTIL);
    }
}
