package io.muniment.infra.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.muniment.command.verification.DocumentStore.Stored;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDocumentStoreTest {

    private static final TenantId TENANT = new TenantId("demo");
    private static final VerificationRequestId REQUEST = request("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final VerificationRequestId OTHER_REQUEST = request("01890a5d-ac96-774b-bcce-b302099a8058");

    @TempDir
    private Path data;

    private FileDocumentStore store;

    @BeforeEach
    void openStore() {
        store = new FileDocumentStore(data);
    }

    @Test
    void aFileIsKeptUnderItsContent() throws IOException {
        Stored stored = put("abc");

        assertThat(stored).isEqualTo(new Stored("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3));
        assertThat(files()).containsExactly("documents/demo/" + REQUEST + "/" + stored.sha256());
        try (InputStream content = store.open(TENANT, REQUEST, stored.sha256())) {
            assertThat(content).hasContent("abc");
        }
    }

    @Test
    void theSameContentIsKeptOnce() throws IOException {
        Stored first = put("abc");
        Stored again = put("abc");

        assertThat(again).isEqualTo(first);
        assertThat(files()).hasSize(1);
    }

    @Test
    void eachRequestKeepsItsOwn() throws IOException {
        Stored one = put("abc");
        Stored other = store.put(TENANT, OTHER_REQUEST, stream("abc"));

        assertThat(other).isEqualTo(one);
        assertThat(files()).hasSize(2);
    }

    @Test
    void whatIsKeptAgainIsAsYoungAsWhatIsNew() throws IOException {
        Path kept = data.resolve("documents/demo")
                .resolve(REQUEST.value())
                .resolve(put("abc").sha256());
        Files.setLastModifiedTime(kept, FileTime.from(Instant.EPOCH));

        put("abc");

        assertThat(Files.getLastModifiedTime(kept).toInstant()).isAfter(Instant.EPOCH);
        assertThat(kept).hasContent("abc");
    }

    @Test
    void aFileThatWasNeverKeptIsMissing() {
        assertThatIOException()
                .isThrownBy(() -> store.open(TENANT, REQUEST, "0".repeat(64)).close())
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void anEmptyFileIsAFile() throws IOException {
        assertThat(put("").size()).isZero();
    }

    @Test
    void aLargeFileComesBackAsItWas() throws IOException {
        byte[] large = new byte[20 * 1024 * 1024];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31 + i / 1024);
        }

        Stored stored = store.put(TENANT, REQUEST, new ByteArrayInputStream(large));

        assertThat(stored.size()).isEqualTo(large.length);
        try (InputStream content = store.open(TENANT, REQUEST, stored.sha256())) {
            assertThat(content.readAllBytes()).isEqualTo(large);
        }
    }

    @Test
    void ofAStreamThatBreaksOffNothingIsLeft() throws IOException {
        InputStream broken = new SequenceInputStream(stream("the first half"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the caller is gone");
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                return read();
            }
        });

        assertThatIOException()
                .isThrownBy(() -> store.put(TENANT, REQUEST, broken))
                .withMessage("the caller is gone");

        assertThat(files()).isEmpty();
    }

    private Stored put(String content) throws IOException {
        return store.put(TENANT, REQUEST, stream(content));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> data.relativize(file).toString())
                    .toList();
        }
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private static VerificationRequestId request(String uuid) {
        return new VerificationRequestId("vrq_" + uuid);
    }
}
