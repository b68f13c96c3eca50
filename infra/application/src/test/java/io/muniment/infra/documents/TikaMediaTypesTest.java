package io.muniment.infra.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TikaMediaTypesTest {

    private final TikaMediaTypes types = new TikaMediaTypes();

    @TempDir
    private Path folder;

    @Test
    void aPdfIsAPdfUnderAnyName() throws IOException {
        assertThat(typeOf("holiday.jpg", "%PDF-1.7\n%âãÏÓ\n")).isEqualTo("application/pdf");
    }

    @Test
    void aPictureIsAPicture() throws IOException {
        Path png = folder.resolve("scan.pdf");
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", png.toFile());

        assertThat(types.of(png)).isEqualTo("image/png");
    }

    @Test
    void aProgramDoesNotPassAsAPdf() throws IOException {
        assertThat(typeOf("deed.pdf", "MZ\u0090\u0000\u0003\u0000\u0000\u0000\u0004\u0000"))
                .isEqualTo("application/x-msdownload");
    }

    @Test
    void aPageDoesNotPassAsText() throws IOException {
        assertThat(typeOf("deed.txt", "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"))
                .isEqualTo("text/html");
    }

    @Test
    void anArchiveDoesNotPassAsAPicture() throws IOException {
        Path zip = folder.resolve("scan.png");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("anything.bin"));
            out.write(new byte[] {1, 2, 3});
        }

        assertThat(types.of(zip)).isEqualTo("application/zip");
    }

    @Test
    void wordsAreText() throws IOException {
        assertThat(typeOf("deed.pdf", "This is the deed of 101 Harbour Street.\n"))
                .isEqualTo("text/plain");
    }

    private String typeOf(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
        return types.of(file);
    }
}
