package io.muniment.command.verification.attachdocument;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "deed.pdf, deed.pdf",
        "Title Deed (1).PDF, Title Deed (1).PDF",
        "../../etc/passwd, passwd",
        "C:\\Users\\ada\\deed.pdf, deed.pdf",
        "a/b\\c.pdf, c.pdf",
        "dir/, document",
        ".., document",
        "a<b>:|?*.pdf, ab.pdf"
    })
    void isWhatPeopleMaySee(String given, String shown) {
        assertThat(FileName.of(given).value()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "de\0ed.pdf",
                "de\r\ned.pdf",
                "de\u0085ed.pdf",
                "de\u202eed.pdf",
                "de\u2066ed.pdf",
                "de\u200bed.pdf",
                "\ufeffdeed.pdf",
                "de\u2028ed.pdf",
                " deed.pdf\t"
            })
    void losesWhatNobodySees(String given) {
        assertThat(FileName.of(given).value()).isEqualTo("deed.pdf");
    }

    @Test
    void losesHalvesOfCharacters() {
        assertThat(FileName.of("de" + (char) 0xD83C + "ed.pdf").value()).isEqualTo("deed.pdf");
    }

    @Test
    void isNeverEmpty() {
        assertThat(FileName.of(null).value()).isEqualTo("document");
        assertThat(FileName.of("").value()).isEqualTo("document");
        assertThat(FileName.of("\u202e").value()).isEqualTo("document");
    }

    @Test
    void keepsTheEndOfALongName() {
        String house = Character.toString(0x1F3E0);

        assertThat(FileName.of("x".repeat(5000) + ".pdf").value()).isEqualTo("x".repeat(196) + ".pdf");
        assertThat(FileName.of("x".repeat(200)).value()).hasSize(200);
        assertThat(FileName.of(house.repeat(300) + "x").value()).isEqualTo(house.repeat(199) + "x");
    }

    @ParameterizedTest
    @CsvSource({"deed.PDF, pdf", "deed.tar.gz, gz", "deed, ''", "deed., ''", ".pdf, pdf"})
    void endsInAnExtension(String name, String extension) {
        assertThat(FileName.of(name).extension()).isEqualTo(extension);
    }
}
