package io.muniment.command.verification.validatedocument;

import static io.muniment.command.verification.VerificationFixture.COLLECT_UNTIL;
import static io.muniment.command.verification.VerificationFixture.DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.LABEL;
import static io.muniment.command.verification.VerificationFixture.NAME;
import static io.muniment.command.verification.VerificationFixture.SUBJECT;
import static io.muniment.command.verification.VerificationFixture.SUBMITTED_AT;
import static io.muniment.command.verification.VerificationFixture.property;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.Finding;
import io.muniment.kernel.verification.VerificationDocument;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentNotRead;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentTextExtracted;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextCheckTest {

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, 'The deed of ADA  LOVELACE.', PASSED",
        "Ada Lovelace, 'Lovelace, Ada', PASSED",
        "José Müller, 'jose muller', PASSED",
        "Jose Muller, 'JOSÉ MÜLLER', PASSED",
        "Ada Lovelace, 'Adam Lovelace', FAILED",
        "Ada Lovelace, 'Ada Lovelaces', FAILED",
        "Ada Lovelace, 'Ada', FAILED",
        "Ada Lovelace, '', FAILED"
    })
    void namesTheApplicant(String name, String text, Finding.Outcome outcome) {
        assertThat(TextCheck.NAMES_THE_APPLICANT
                        .of(request(name, LABEL), read(text))
                        .outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "12 Harbour Street, 'At 12, Harbour Street', PASSED",
        "12 Harbour Street, '112 Harbour Street', FAILED",
        "12 Harbour Street, 'Harbour Street', FAILED"
    })
    void namesTheSubject(String label, String text, Finding.Outcome outcome) {
        assertThat(TextCheck.NAMES_THE_SUBJECT
                        .of(request(NAME, label), read(text))
                        .outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "issued 2026-11-02, PASSED",
        "issued 2.11.2026, PASSED",
        "issued 02/11/2026, PASSED",
        "issued 2 November 2026, PASSED",
        "issued in 2026, FAILED",
        "phone 12026-11-021, FAILED",
        "issued 2.11.26, FAILED"
    })
    void hasADate(String text, Finding.Outcome outcome) {
        assertThat(TextCheck.HAS_A_DATE.of(request(NAME, LABEL), read(text)).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void isLegibleFromTwentyLettersOrDigits() {
        assertThat(TextCheck.LEGIBLE.of(request(NAME, LABEL), read(". ".repeat(50) + "a1".repeat(10))))
                .isEqualTo(new Finding("text-legible", Finding.Outcome.PASSED, "found in the text"));
        assertThat(TextCheck.LEGIBLE.of(request(NAME, LABEL), read(". ".repeat(50) + "a".repeat(19))))
                .isEqualTo(new Finding("text-legible", Finding.Outcome.FAILED, "not found in the text"));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsCheckedInWhatWasNotRead(TextCheck check) {
        VerificationRequestState request = property()
                .attached(DOCUMENT, DocumentKind.TITLE_DEED)
                .and(new DocumentNotRead(ID, DOCUMENT, "blurred"))
                .state();

        assertThat(check.of(request, request.document(DOCUMENT).orElseThrow()).outcome())
                .isEqualTo(Finding.Outcome.NOT_CHECKED);
    }

    private static VerificationRequestState request(String name, String label) {
        return VerificationRequestState.first(new RequestSubmitted(
                ID, VerificationType.PROPERTY, SUBJECT, label, "ada", name, SUBMITTED_AT, COLLECT_UNTIL));
    }

    private static VerificationDocument read(String text) {
        return property()
                .attached(DOCUMENT, DocumentKind.TITLE_DEED)
                .and(new DocumentTextExtracted(ID, DOCUMENT, "ada", text, 99, "pdf"))
                .state()
                .document(DOCUMENT)
                .orElseThrow();
    }
}
