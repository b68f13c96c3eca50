package io.muniment.command.verification.attachdocument;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.verification.VerificationRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableMediaTypeTest {

    @ParameterizedTest
    @CsvSource({
        "a.pdf, application/pdf",
        "a.PNG, image/png",
        "a.jpg, image/jpeg",
        "a.jpeg, image/jpeg",
        "a.tif, image/tiff",
        "a.tiff, image/tiff",
        "a.txt, text/plain"
    })
    void contentAndNameAgree(String name, String mediaType) {
        assertThat(new ReadableMediaType(FileName.of(name), mediaType).holds()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a.pdf, image/png, The content is image/png",
        "a, text/plain, The content is text/plain",
        "a.exe, application/pdf, The content is application/pdf",
        "a.html, text/html, Files of type text/html are not taken",
        "a.pdf, application/zip, Files of type application/zip are not taken"
    })
    void nothingElseIsTaken(String name, String mediaType, String explanation) {
        ReadableMediaType rule = new ReadableMediaType(FileName.of(name), mediaType);

        assertThat(rule.holds()).isFalse();
        assertThat(rule.explanation()).startsWith(explanation);
        assertThat(rule.code()).isEqualTo(VerificationRule.DOCUMENT_REFUSED);
    }
}
