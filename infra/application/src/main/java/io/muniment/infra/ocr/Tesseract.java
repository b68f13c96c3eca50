package io.muniment.infra.ocr;

import io.muniment.command.verification.extractdocument.DocumentReader.NotRead;
import io.muniment.command.verification.extractdocument.DocumentReader.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Runs tesseract as a process of its own, so that a hostile picture harms nothing but that process. */
@Component
class Tesseract {

    private static final String READER = "tesseract";
    private static final String GAVE_UP = "tesseract gave up";

    private final String program;
    private final Duration patience;

    Tesseract(
            @Value("${muniment.ocr.tesseract:tesseract}") String program,
            @Value("${muniment.ocr.timeout:60s}") Duration patience) {
        this.program = program;
        this.patience = patience;
    }

    Reading read(InputStream picture) throws IOException {
        Path folder = Files.createTempDirectory("muniment-ocr-");
        Path input = folder.resolve("picture");
        Path output = folder.resolve("words.tsv");
        try {
            Files.copy(picture, input, StandardCopyOption.REPLACE_EXISTING);
            return run(input, folder.resolve("words"), output);
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(input);
            Files.deleteIfExists(folder);
        }
    }

    private Reading run(Path input, Path base, Path output) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(program, input.toString(), base.toString(), "tsv")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notInstalled) {
            return new NotRead("tesseract is not installed");
        }
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new NotRead("tesseract took longer than " + patience.toSeconds() + " s");
            }
            return process.exitValue() == 0 ? words(output) : new NotRead(GAVE_UP);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while reading", stopped);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Rows of tesseract's table: the eleventh column is the confidence of a word, the twelfth the word. */
    private static Reading words(Path output) {
        List<String> table;
        try {
            table = Files.readAllLines(output);
        } catch (IOException noneOrNoText) {
            return new NotRead(GAVE_UP);
        }
        List<String> words = new ArrayList<>();
        double confidence = 0;
        for (String row : table.subList(Math.min(1, table.size()), table.size())) {
            String[] columns = row.split("\t", -1);
            if (columns.length >= 12 && !columns[11].isBlank()) {
                words.add(columns[11]);
                confidence += Double.parseDouble(columns[10]);
            }
        }
        int average = words.isEmpty() ? 0 : (int) Math.round(confidence / words.size());
        return ReaderByType.text(String.join(" ", words), average, READER);
    }
}
