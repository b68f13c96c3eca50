package io.muniment.infra.ocr;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Pages to read. */
final class Pages {

    private static final String PASSWORD = "open sesame";

    private Pages() {}

    static InputStream pdf(String text) throws IOException {
        try (PDDocument document = new PDDocument()) {
            write(document, text);
            return saved(document);
        }
    }

    static InputStream lockedPdf(String text) throws IOException {
        try (PDDocument document = new PDDocument()) {
            write(document, text);
            document.protect(new StandardProtectionPolicy(PASSWORD, PASSWORD, new AccessPermission()));
            return saved(document);
        }
    }

    static InputStream scannedPdf(String text) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(LosslessFactory.createFromImage(document, picture(text)), 0, 400);
            }
            return saved(document);
        }
    }

    /** A form that shows another ten times, which shows another ten times, and so on: ten to the power of twenty. */
    static InputStream endlessPdf() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDFormXObject shown = form(document, "");
            for (int depth = 0; depth < 20; depth++) {
                PDFormXObject outer = form(document, "/F Do ".repeat(10));
                outer.setResources(new PDResources());
                outer.getResources().put(COSName.F, shown);
                shown = outer;
            }
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(shown);
            }
            return saved(document);
        }
    }

    private static PDFormXObject form(PDDocument document, String operators) throws IOException {
        PDFormXObject form =
                new PDFormXObject(new PDStream(document, new ByteArrayInputStream(operators.getBytes(UTF_8))));
        form.setBBox(new PDRectangle(100, 100));
        return form;
    }

    /** Written by hand, as nobody who means well would: the first object is the catalogue. */
    static InputStream written(Stream<String> objects) {
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        AtomicInteger number = new AtomicInteger();
        objects.forEach(object -> pdf.append("%d 0 obj %s endobj\n".formatted(number.incrementAndGet(), object)));
        return new ByteArrayInputStream(
                pdf.append("trailer<</Root 1 0 R>>\n").toString().getBytes(UTF_8));
    }

    static InputStream png(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture(text), "png", bytes);
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static BufferedImage picture(String text) {
        BufferedImage image = new BufferedImage(900, 140, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
        canvas.setColor(Color.BLACK);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setFont(new Font(Font.SERIF, Font.PLAIN, 48));
        canvas.drawString(text, 40, 85);
        canvas.dispose();
        return image;
    }

    private static void write(PDDocument document, String text) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), 12);
            content.newLineAtOffset(72, 700);
            content.showText(text);
            content.endText();
        }
    }

    private static InputStream saved(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
