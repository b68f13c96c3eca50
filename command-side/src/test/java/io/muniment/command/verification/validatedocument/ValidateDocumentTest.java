package io.muniment.command.verification.validatedocument;

import static io.muniment.command.verification.VerificationFixture.DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.SYSTEM;
import static io.muniment.command.verification.VerificationFixture.identity;

import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.Finding;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentNotRead;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentValidated;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidateDocumentTest {

    private static final ValidateDocument VALIDATE = new ValidateDocument(ID, DOCUMENT);

    @Test
    void aReadDocumentIsCheckedAgainstTheChecklistOfItsType() {
        identity()
                .read(DOCUMENT, DocumentKind.PASSPORT)
                .when(VALIDATE, SYSTEM)
                .gives(new DocumentValidated(
                        ID,
                        DOCUMENT,
                        "identity-2026-11",
                        List.of(
                                new Finding("kind-belongs", Finding.Outcome.PASSED, "PASSPORT belongs to IDENTITY"),
                                new Finding("text-legible", Finding.Outcome.PASSED, "found in the text"),
                                new Finding("names-applicant", Finding.Outcome.PASSED, "found in the text"))));
    }

    @Test
    void aDocumentThatIsNotReadIsCheckedForItsKindOnly() {
        identity()
                .attached(DOCUMENT, DocumentKind.FLOOR_PLAN)
                .and(new DocumentNotRead(ID, DOCUMENT, "blurred"))
                .when(VALIDATE, SYSTEM)
                .gives(new DocumentValidated(
                        ID,
                        DOCUMENT,
                        "identity-2026-11",
                        List.of(
                                new Finding(
                                        "kind-belongs",
                                        Finding.Outcome.FAILED,
                                        "FLOOR_PLAN is not one of [PASSPORT, DRIVING_LICENCE, PROOF_OF_ADDRESS]"),
                                new Finding("text-legible", Finding.Outcome.NOT_CHECKED, "the document was not read"),
                                new Finding(
                                        "names-applicant", Finding.Outcome.NOT_CHECKED, "the document was not read"))));
    }

    @Test
    void onceAndNotBeforeItIsRead() {
        identity()
                .processed(DOCUMENT, DocumentKind.PASSPORT)
                .when(VALIDATE, SYSTEM)
                .givesNothing();
        identity()
                .attached(DOCUMENT, DocumentKind.PASSPORT)
                .when(VALIDATE, SYSTEM)
                .givesNothing();
        identity().when(VALIDATE, SYSTEM).givesNothing();
    }
}
