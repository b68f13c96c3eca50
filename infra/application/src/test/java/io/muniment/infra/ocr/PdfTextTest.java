package io.muniment.infra.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.command.verification.extractdocument.DocumentReader.NotRead;
import io.muniment.command.verification.extractdocument.DocumentReader.Reading;
import io.muniment.command.verification.extractdocument.DocumentReader.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PdfTextTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PdfText pdf = new PdfText(PATIENCE);

    @Test
    void theTextOfAPdfIsRead() throws IOException {
        assertThat(pdf.read(Pages.pdf("Title deed of 101 Harbour Street")))
                .isEqualTo(new Text("Title deed of 101 Harbour Street", 100, "pdfbox"));
    }

    @Test
    void aScanHasNoTextOfItsOwn() throws IOException {
        assertThat(pdf.read(Pages.scannedPdf("Title deed"))).isEqualTo(new NotRead("no text found by pdfbox"));
    }

    @Test
    void aLockedPdfIsLeftToTheReviewer() throws IOException {
        assertThat(pdf.read(Pages.lockedPdf("Title deed"))).isEqualTo(new NotRead("the PDF is locked with a password"));
    }

    @Test
    void aDamagedPdfIsLeftToTheReviewer() throws IOException {
        byte[] whole = Pages.pdf("Title deed").readAllBytes();

        assertThat(pdf.read(new ByteArrayInputStream("%PDF-1.7 and then nothing".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(NotRead.class);
        assertThat(pdf.read(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length / 4))))
                .isInstanceOf(NotRead.class);
    }

    /** PDFBox takes its second number without asking whether there is one: an exception of the careless kind. */
    @Test
    void aPdfThatTripsTheParserIsLeftToTheReviewer() throws IOException {
        String font = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts["
                + "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW2[1]>>]>>";

        assertThat(pdf.read(Pages.written(Stream.of(
                        "<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
                        "<</Length 23>>stream\nBT /F1 12 Tf (x) Tj ET \nendstream",
                        font))))
                .isEqualTo(new NotRead("the PDF is damaged"));
    }

    @Test
    void aPdfThatOverflowsTheStackIsLeftToTheReviewer() throws IOException {
        Stream<String> nested = IntStream.range(3, 30_000).mapToObj("<</Type/Pages/Count 1/Kids[%d 0 R]>>"::formatted);

        assertThat(pdf.read(Pages.written(Stream.concat(Stream.of("<</Type/Catalog/Pages 2 0 R>>"), nested))))
                .isEqualTo(new NotRead("the PDF is damaged"));
    }

    @Test
    void aPdfWithoutEndIsGivenUp() throws IOException {
        Reading reading = new PdfText(Duration.ofSeconds(1)).read(Pages.endlessPdf());

        assertThat(reading).isEqualTo(new NotRead("the PDF took longer than 1 s"));
        await("nobody reads on").atMost(Duration.ofSeconds(30)).until(PdfTextTest::nobodyReads);
    }

    private static boolean nobodyReads() {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals(PdfText.READER));
    }
}
