package io.muniment.infra.ocr;

import io.muniment.command.verification.extractdocument.DocumentReader.NotRead;
import io.muniment.command.verification.extractdocument.DocumentReader.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The text that a PDF carries itself. A scanned PDF has none, and goes to the reviewer unread. Each is read by a thread
 * of its own, which a hostile file can neither keep for ever nor break more than.
 */
@Component
class PdfText {

    static final String READER = "pdfbox";

    private static final int CERTAIN = 100;
    private static final int MOST_PAGES = 200;

    private final Duration patience;

    PdfText(@Value("${muniment.ocr.timeout:60s}") Duration patience) {
        this.patience = patience;
    }

    Reading read(InputStream content) throws IOException {
        byte[] bytes = content.readAllBytes();
        FutureTask<Reading> reading = new FutureTask<>(() -> textOf(bytes));
        Thread.ofPlatform().daemon().name(READER).start(reading);
        try {
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hostile) {
            return new NotRead("the PDF took longer than " + patience.toSeconds() + " s");
        } catch (ExecutionException broken) {
            // whatever the file has provoked, down to an overflow of the stack
            return new NotRead("the PDF is damaged");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while reading", stopped);
        } finally {
            reading.cancel(true);
        }
    }

    private static Reading textOf(byte[] bytes) throws IOException {
        try (PDDocument document = Loader.loadPDF(new InterruptibleBytes(bytes))) {
            PDFTextStripper stripper = new InterruptibleStripper();
            stripper.setEndPage(MOST_PAGES);
            return ReaderByType.text(stripper.getText(document), CERTAIN, READER);
        } catch (InvalidPasswordException locked) {
            return new NotRead("the PDF is locked with a password");
        }
    }
}
