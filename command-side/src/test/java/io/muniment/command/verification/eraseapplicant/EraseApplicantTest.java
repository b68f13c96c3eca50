package io.muniment.command.verification.eraseapplicant;

import static io.muniment.command.verification.VerificationFixture.APPLICANT;
import static io.muniment.command.verification.VerificationFixture.DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.SYSTEM;
import static io.muniment.command.verification.VerificationFixture.property;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.command.verification.extractdocument.RecordDocumentNotRead;
import io.muniment.command.verification.extractdocument.RecordDocumentText;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRequestEvent.ApplicantErased;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestExpired;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestWithdrawn;
import org.junit.jupiter.api.Test;

class EraseApplicantTest {

    private static final EraseApplicant ERASE = new EraseApplicant(ID, APPLICANT.id());
    private static final ApplicantErased ERASED = new ApplicantErased(ID, APPLICANT.id());

    @Test
    void whatIsClosedForgets() {
        property().and(new RequestExpired(ID)).when(ERASE, SYSTEM).givesAll(ERASED);
    }

    @Test
    void whatIsOpenEndsFirst() {
        property().queued().when(ERASE, SYSTEM).givesAll(new RequestWithdrawn(ID), ERASED);
    }

    @Test
    void whoIsForgottenIsNotForgottenAgain() {
        property().and(new RequestExpired(ID)).and(ERASED).when(ERASE, SYSTEM).givesNothing();
    }

    @Test
    void nobodyElseIsForgotten() {
        property().when(new EraseApplicant(ID, "another"), SYSTEM).givesNothing();
    }

    @Test
    void whatIsStillBeingReadIsLetGo() {
        var forgotten = property()
                .attached(DOCUMENT, DocumentKind.OTHER)
                .and(new RequestWithdrawn(ID))
                .and(ERASED);
        forgotten
                .when(new RecordDocumentText(ID, DOCUMENT, "text", 90, "reader"), SYSTEM)
                .givesNothing();
        forgotten.when(new RecordDocumentNotRead(ID, DOCUMENT, "lost"), SYSTEM).givesNothing();
    }

    @Test
    void requestsAreFoundByTheirType() {
        var requests = new RequestsForgetApplicants();
        assertThat(requests.aggregate()).isEqualTo("verification-request");
        assertThat(requests.forget(ID.value(), APPLICANT.id())).isEqualTo(ERASE);
    }
}
