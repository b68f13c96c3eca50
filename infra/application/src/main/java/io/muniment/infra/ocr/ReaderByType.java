package io.muniment.infra.ocr;

import io.muniment.command.verification.extractdocument.DocumentReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Reads each type of file in its own way. */
@Component
class ReaderByType implements DocumentReader {

    /** More is of no use to a reviewer and would make one event a book. */
    static final int LONGEST_TEXT = 100_000;

    private static final int CERTAIN = 100;

    private final PdfText pdf;
    private final Tesseract tesseract;

    ReaderByType(PdfText pdf, Tesseract tesseract) {
        this.pdf = pdf;
        this.tesseract = tesseract;
    }

    @Override
    public Reading read(InputStream content, String mediaType) throws IOException {
        return switch (mediaType) {
            case "text/plain" ->
                text(new String(content.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8), CERTAIN, "plain-text");
            case "application/pdf" -> pdf.read(content);
            case "image/png", "image/jpeg", "image/tiff" -> tesseract.read(content);
            default -> new NotRead("no reader for " + mediaType);
        };
    }

    static Reading text(String raw, int confidencePercent, String reader) {
        // PostgreSQL's jsonb knows no NUL
        String clean = raw.replace('\0', ' ').strip();
        if (clean.isEmpty()) {
            return new NotRead("no text found by " + reader);
        }
        return new Text(clean.substring(0, Math.min(clean.length(), LONGEST_TEXT)), confidencePercent, reader);
    }
}
