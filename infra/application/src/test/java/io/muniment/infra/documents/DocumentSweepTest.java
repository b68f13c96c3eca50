package io.muniment.infra.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentSweepTest {

    private static final TenantId TENANT = new TenantId("demo");
    private static final VerificationRequestId REQUEST =
            new VerificationRequestId("vrq_01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Duration GRACE = Duration.ofHours(24);

    private final Clock clock = Clock.systemUTC();
    private final Set<String> named = new HashSet<>();

    @TempDir
    private Path data;

    private FileDocumentStore store;

    @BeforeEach
    void openStore() {
        store = new FileDocumentStore(data);
    }

    @Test
    void whatNoEventNamesIsRemovedWithItsFolders() throws IOException {
        Path unnamed = old(put("abc"));

        sweep();

        assertThat(unnamed).doesNotExist();
        assertThat(store.root()).isEmptyDirectory();
    }

    @Test
    void whatAnEventNamesStaysHoweverOld() throws IOException {
        Path kept = old(put("abc"));
        Path unnamed = old(put("def"));
        named.add(kept.getFileName().toString());

        sweep();

        assertThat(kept).hasContent("abc");
        assertThat(unnamed).doesNotExist();
    }

    @Test
    void whatWasJustKeptWaitsForItsEvent() throws IOException {
        Path young = put("abc");
        Path almost = aged(put("def"), GRACE.minusMinutes(1));

        sweep();

        assertThat(young).exists();
        assertThat(almost).exists();
    }

    @Test
    void whatIsKeptAgainWaitsForItsNewEvent() throws IOException {
        Path again = old(put("abc"));
        put("abc");

        sweep();

        assertThat(again).hasContent("abc");
    }

    @Test
    void whatIsKeptAgainWhileTheSweepAsksStays() throws IOException {
        Path again = old(put("abc"));

        sweep((_, _) -> {
            putUnchecked("abc");
            return Set.of();
        });

        assertThat(again).hasContent("abc");
    }

    @Test
    void whatIsLeftOfABrokenUploadIsRemoved() throws IOException {
        Path kept = old(put("abc"));
        named.add(kept.getFileName().toString());
        Path left = old(Files.createFile(kept.resolveSibling("incoming-123.part")));
        Path arriving = Files.createFile(kept.resolveSibling("incoming-456.part"));

        sweep();

        assertThat(left).doesNotExist();
        assertThat(arriving).exists();
        assertThat(kept).exists();
    }

    @Test
    void whatThisHouseDidNotPutThereIsLetAlone() throws IOException {
        Path folder = Files.createDirectories(store.root().resolve("demo").resolve(REQUEST.value()));
        Path note = old(Files.writeString(folder.resolve("README"), "do not touch"));
        Path stray = old(Files.writeString(store.root().resolve("note"), "do not touch"));
        Path foreign = Files.createDirectories(store.root().resolve("demo").resolve("vrq_backup"));

        sweep();

        assertThat(note).exists();
        assertThat(stray).exists();
        assertThat(foreign).exists();
    }

    @Test
    void withoutFilesThereIsNothingToSweep() throws IOException {
        sweep();

        assertThat(data).isEmptyDirectory();
    }

    private void sweep() throws IOException {
        sweep((tenant, request) -> tenant.equals(TENANT) && request.equals(REQUEST) ? named : Set.of());
    }

    private void sweep(NamedDocuments known) throws IOException {
        new DocumentSweep(store, known, clock, GRACE).sweep();
    }

    private Path put(String content) throws IOException {
        String sha256 = store.put(TENANT, REQUEST, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                .sha256();
        return store.root().resolve(TENANT.value()).resolve(REQUEST.value()).resolve(sha256);
    }

    private void putUnchecked(String content) {
        try {
            assertThat(put(content)).exists();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path old(Path file) throws IOException {
        return aged(file, GRACE.plusMinutes(1));
    }

    private Path aged(Path file, Duration age) throws IOException {
        Instant touched = clock.instant().minus(age);
        return Files.setLastModifiedTime(file, FileTime.from(touched));
    }
}
