package io.muniment.infra.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.muniment.command.verification.extractdocument.DocumentReader.NotRead;
import io.muniment.command.verification.extractdocument.DocumentReader.Reading;
import io.muniment.command.verification.extractdocument.DocumentReader.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TesseractTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SHELL = Path.of("/bin/sh");

    @TempDir
    private Path folder;

    @Test
    void aPictureOfWordsIsRead() throws IOException {
        Reading reading = new Tesseract("tesseract", PATIENCE).read(Pages.png("Title deed of Harbour Street"));

        assumeTrue(!reading.equals(new NotRead("tesseract is not installed")), "tesseract is not installed here");
        assertThat(reading).isInstanceOfSatisfying(Text.class, text -> {
            assertThat(text.text()).isEqualToIgnoringWhitespace("Title deed of Harbour Street");
            assertThat(text.confidencePercent()).isBetween(50, 100);
            assertThat(text.reader()).isEqualTo("tesseract");
        });
    }

    @Test
    void withoutTesseractThePictureIsLeftToTheReviewer() throws IOException {
        assertThat(new Tesseract("tesseract-that-nobody-installed", PATIENCE).read(Pages.png("Title deed")))
                .isEqualTo(new NotRead("tesseract is not installed"));
    }

    @Test
    void aProgramThatGivesUpLeavesThePictureToTheReviewer() throws IOException {
        assertThat(new Tesseract(program("exit 1"), PATIENCE).read(Pages.png("Title deed")))
                .isEqualTo(new NotRead("tesseract gave up"));
    }

    @Test
    void aProgramThatWritesNothingLeavesThePictureToTheReviewer() throws IOException {
        assertThat(new Tesseract(program("exit 0"), PATIENCE).read(Pages.png("Title deed")))
                .isEqualTo(new NotRead("tesseract gave up"));
    }

    @Test
    void aProgramThatTakesTooLongIsKilled() throws IOException {
        Path pid = folder.resolve("pid");
        String endless = program("echo $$ > %s.new && mv %s.new %s; exec sleep 600".formatted(pid, pid, pid));

        Reading reading = new Tesseract(endless, Duration.ofSeconds(1)).read(Pages.png("Title deed"));

        assertThat(reading).isEqualTo(new NotRead("tesseract took longer than 1 s"));
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .ifPresent(program ->
                        assertThat(program.onExit()).as("the process ends").succeedsWithin(Duration.ofSeconds(10)));
    }

    @Test
    void theConfidenceIsThatOfTheWordsAlone() throws IOException {
        String table = "level\\tpage\\tblock\\tpar\\tline\\tword\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n"
                + "1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t9\\t9\\t-1\\t\\n"
                + "5\\t1\\t1\\t1\\t1\\t1\\t0\\t0\\t9\\t9\\t90.5\\tTitle\\n"
                + "5\\t1\\t1\\t1\\t1\\t2\\t0\\t0\\t9\\t9\\t70.5\\tdeed\\n";

        assertThat(new Tesseract(program("printf '" + table + "' > \"$2.tsv\""), PATIENCE)
                        .read(Pages.png("Title deed")))
                .isEqualTo(new Text("Title deed", 81, "tesseract"));
    }

    private String program(String script) throws IOException {
        assumeTrue(Files.isExecutable(SHELL), SHELL + " runs these programs and is not here");
        Path file = folder.resolve("program");
        Files.writeString(file, "#!" + SHELL + "\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }
}
