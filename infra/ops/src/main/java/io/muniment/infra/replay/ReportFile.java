package io.muniment.infra.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * Where the report goes: known before the replay to be writable, and never half of one, or that of an earlier audit.
 */
final class ReportFile implements AutoCloseable {

    private final Path file;
    private final Path beside;

    private ReportFile(Path file, Path beside) {
        this.file = file;
        this.beside = beside;
    }

    static ReportFile at(Path place) throws IOException {
        Path file = place.toAbsolutePath();
        Path folder = Objects.requireNonNullElse(file.getParent(), file);
        ReportFile report = new ReportFile(file, Files.createTempFile(folder, "replay-audit", ".part"));
        Files.deleteIfExists(file);
        return report;
    }

    void write(byte[] report) throws IOException {
        Files.write(beside, report);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(beside);
    }
}
