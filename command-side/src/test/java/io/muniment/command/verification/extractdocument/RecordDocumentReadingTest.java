package io.muniment.command.verification.extractdocument;

import static io.muniment.command.verification.VerificationFixture.APPLICANT;
import static io.muniment.command.verification.VerificationFixture.DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.SECOND_DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.SYSTEM;
import static io.muniment.command.verification.VerificationFixture.property;

import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentNotRead;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentTextExtracted;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestExpired;
import org.junit.jupiter.api.Test;

class RecordDocumentReadingTest {

    private static final RecordDocumentText TEXT = new RecordDocumentText(ID, DOCUMENT, "Title deed", 93, "pdf");
    private static final RecordDocumentNotRead NOT_READ = new RecordDocumentNotRead(ID, DOCUMENT, "blurred");

    @Test
    void theTextOfADocumentIsRecorded() {
        property()
                .attached(DOCUMENT, DocumentKind.TITLE_DEED)
                .when(TEXT, SYSTEM)
                .gives(new DocumentTextExtracted(ID, DOCUMENT, APPLICANT.id(), "Title deed", 93, "pdf"));
    }

    @Test
    void thatADocumentCannotBeReadIsRecorded() {
        property()
                .attached(DOCUMENT, DocumentKind.TITLE_DEED)
                .when(NOT_READ, SYSTEM)
                .gives(new DocumentNotRead(ID, DOCUMENT, "blurred"));
    }

    @Test
    void theFirstReadingCounts() {
        property().read(DOCUMENT, DocumentKind.TITLE_DEED).when(TEXT, SYSTEM).givesNothing();
        property()
                .read(DOCUMENT, DocumentKind.TITLE_DEED)
                .when(NOT_READ, SYSTEM)
                .givesNothing();
        property()
                .attached(DOCUMENT, DocumentKind.TITLE_DEED)
                .and(new DocumentNotRead(ID, DOCUMENT, "blurred"))
                .when(TEXT, SYSTEM)
                .givesNothing();
    }

    @Test
    void anUnknownDocumentIsLeftAlone() {
        property().when(TEXT, SYSTEM).givesNothing();
        property()
                .attached(SECOND_DOCUMENT, DocumentKind.OTHER)
                .when(NOT_READ, SYSTEM)
                .givesNothing();
    }

    @Test
    void aLateReadingIsRecordedAfterTheRequestIsClosed() {
        property()
                .attached(DOCUMENT, DocumentKind.TITLE_DEED)
                .and(new RequestExpired(ID))
                .when(NOT_READ, SYSTEM)
                .gives(new DocumentNotRead(ID, DOCUMENT, "blurred"));
    }
}
