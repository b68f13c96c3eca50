package io.muniment.command.verification.attachdocument;

import static io.muniment.command.verification.VerificationFixture.APPLICANT;
import static io.muniment.command.verification.VerificationFixture.COLLECT_AGAIN_UNTIL;
import static io.muniment.command.verification.VerificationFixture.DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.REVIEWER;
import static io.muniment.command.verification.VerificationFixture.SECOND_DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.SOMEBODY_ELSE;
import static io.muniment.command.verification.VerificationFixture.THIRD_DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.property;

import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentAttached;
import io.muniment.kernel.verification.VerificationRequestEvent.InformationRequested;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestExpired;
import io.muniment.kernel.verification.VerificationRule;
import org.junit.jupiter.api.Test;

class AttachDocumentTest {

    private static final AttachDocument DEED =
            new AttachDocument(ID, DOCUMENT, DocumentKind.TITLE_DEED, "deed.pdf", "application/pdf", 1234, "5ha256");
    private static final DocumentAttached ATTACHED = new DocumentAttached(
            ID, DOCUMENT, DocumentKind.TITLE_DEED, APPLICANT.id(), "deed.pdf", "application/pdf", 1234, "5ha256");

    @Test
    void theApplicantAttachesADocument() {
        property().when(DEED, APPLICANT).gives(ATTACHED);
    }

    @Test
    void nobodyElseDoes() {
        property().when(DEED, SOMEBODY_ELSE).isRefused(VerificationRule.NOT_THE_APPLICANT);
        property().when(DEED, REVIEWER).isRefused(VerificationRule.NOT_THE_APPLICANT);
    }

    @Test
    void onlyWhileTheRequestCollects() {
        property().queued().when(DEED, APPLICANT).isRefused(VerificationRule.NOT_COLLECTING);
        property().and(new RequestExpired(ID)).when(DEED, APPLICANT).isRefused(VerificationRule.NOT_COLLECTING);
    }

    @Test
    void eachContentOnce() {
        property()
                .attached(SECOND_DOCUMENT, DocumentKind.FLOOR_PLAN)
                .when(withContent("sha256-of-" + SECOND_DOCUMENT), APPLICANT)
                .isRefused(VerificationRule.DOCUMENT_ALREADY_ATTACHED);
    }

    @Test
    void uptoTheLimit() {
        property()
                .attached(SECOND_DOCUMENT, DocumentKind.FLOOR_PLAN)
                .attached(THIRD_DOCUMENT, DocumentKind.OTHER)
                .when(DEED, APPLICANT)
                .isRefused(VerificationRule.TOO_MANY_DOCUMENTS);
    }

    /** Asking for more is no dead end for an applicant who has brought all that was allowed. */
    @Test
    void whoIsAskedForMoreHasRoomForMore() {
        property()
                .processed(SECOND_DOCUMENT, DocumentKind.TITLE_DEED)
                .processed(THIRD_DOCUMENT, DocumentKind.OTHER)
                .queued()
                .claimedBy(REVIEWER)
                .and(new InformationRequested(ID, REVIEWER.id(), APPLICANT.id(), "Which flat?", COLLECT_AGAIN_UNTIL))
                .when(DEED, APPLICANT)
                .gives(ATTACHED);
    }

    private static AttachDocument withContent(String sha256) {
        return new AttachDocument(ID, DOCUMENT, DocumentKind.TITLE_DEED, "deed.pdf", "application/pdf", 1234, sha256);
    }
}
