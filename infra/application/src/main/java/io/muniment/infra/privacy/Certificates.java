package io.muniment.infra.privacy;

import io.muniment.infra.secrets.DurableFiles;
import io.muniment.kernel.privacy.ErasedFrom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Certificates of erasure as files, beside all databases: a backup that is older than a certificate brings back whom it
 * says to be erased.
 */
final class Certificates {

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

    private static final String JSON = ".json";

    private final Path folder;
    private final JsonMapper json;
    private final Clock clock;

    Certificates(Path folder, JsonMapper json, Clock clock) {
        this.folder = folder;
        this.json = json;
        this.clock = clock;
    }

    /** @param stores what each has lost */
    record Certificate(String id, String tenant, String person, Instant erasedAt, List<ErasedFrom> stores) {}

    void write(String id, String tenant, String person, List<ErasedFrom> stores) {
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, id, ".tmp");
            DurableFiles.write(
                    unfinished, json.writeValueAsBytes(new Certificate(id, tenant, person, clock.instant(), stores)));
            Files.move(unfinished, folder.resolve(id + JSON), StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.sync(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("A certificate cannot be kept in " + folder, failed);
        }
    }

    /** One that cannot be read keeps nobody else from being erased; it is told of, for somebody has to look. */
    List<Certificate> all() {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(JSON))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("Certificates cannot be read in " + folder, failed);
        }
    }

    private Optional<Certificate> read(Path file) {
        try {
            return Optional.of(json.readValue(file, Certificate.class));
        } catch (JacksonException broken) {
            LOG.error("{} is no certificate of erasure: whomever it named is not erased again", file, broken);
            return Optional.empty();
        }
    }
}
