package io.muniment.infra.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.command.verification.extractdocument.DocumentReader.NotRead;
import io.muniment.command.verification.extractdocument.DocumentReader.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PdfTextTest {

    private final PdfText pdf = new PdfText();

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
}
