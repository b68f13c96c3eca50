package io.muniment.infra.ocr;

import io.muniment.command.verification.extractdocument.DocumentReader.NotRead;
import io.muniment.command.verification.extractdocument.DocumentReader.Reading;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.stereotype.Component;

/** The text that a PDF carries itself. A scanned PDF has none, and goes to the reviewer unread. */
@Component
class PdfText {

    private static final int CERTAIN = 100;
    private static final int MOST_PAGES = 200;

    Reading read(InputStream content) throws IOException {
        byte[] bytes = content.readAllBytes();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setEndPage(MOST_PAGES);
            return ReaderByType.text(stripper.getText(document), CERTAIN, "pdfbox");
        } catch (InvalidPasswordException locked) {
            return new NotRead("the PDF is locked with a password");
        } catch (IOException broken) {
            return new NotRead("the PDF is damaged");
        }
    }
}
