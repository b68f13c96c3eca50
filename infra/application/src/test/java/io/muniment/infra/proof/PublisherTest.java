package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.PROOF_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.muniment.infra.verify.SignedNote;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublisherTest extends FreshLedger {

    private Publisher publisher(URI to) {
        return new Publisher(ledger.db(), to, Clock.systemUTC());
    }

    /** It would be found out with the first checkpoint, or by somebody who looks for them years later. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "witness/checkpoints",
                "/mnt/witness/checkpoints",
                "file:checkpoints",
                "file:./checkpoints",
                "file://mnt/witness/checkpoints",
                "file:/mnt/witness/checkpoints?all",
                "file:/mnt/witness/checkpoints#all",
                "http:/checkpoints",
                "https:witness.example",
                "ftp://witness.example/checkpoints"
            })
    void aPlaceThatIsNoneIsRefusedAtTheStart(String place) {
        URI to = URI.create(place);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> publisher(to))
                .withMessageContaining("muniment.proof.publish-to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/mnt/witness/checkpoints",
                "file:///mnt/witness/checkpoints",
                "http://localhost:8081",
                "https://witness.example/checkpoints?of=us"
            })
    void aPlaceIsAWholePathOrAnAddress(String place) {
        assertThatCode(() -> publisher(URI.create(place))).doesNotThrowAnyException();
    }

    @Test
    void halfANoteIsTakenBack() throws IOException {
        Path file = folder.resolve("checkpoints");
        String first = ledger.append(10).hash().checkpoints().sign().text();
        String second = ledger.append(10).hash().checkpoints().sign().text();
        NoteFile.append(first, file);
        try (SeekableByteChannel whole =
                Files.newByteChannel(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> NoteFile.append(second, new FullDisk(whole, second.length() / 2)))
                    .withMessage("no space left");
        }
        assertThat(Files.readString(file)).isEqualTo(first);
        NoteFile.append(second, file);
        assertThat(Files.readString(file)).isEqualTo(first + second);
    }

    @Test
    void whatAKilledProcessHasLeftOfANoteIsWrittenOver() throws IOException {
        String first = ledger.append(10).hash().checkpoints().sign().text();
        String second = ledger.append(10).hash().checkpoints().sign().text();
        byte[] bytes = second.getBytes(StandardCharsets.UTF_8);
        for (String before : List.of("", first)) {
            for (int written = 0; written < bytes.length; written++) {
                Path file = Files.writeString(folder.resolve("checkpoints"), before);
                Files.write(file, Arrays.copyOf(bytes, written), StandardOpenOption.APPEND);
                NoteFile.append(second, file);
                assertThat(Files.readString(file))
                        .as("killed after %d bytes", written)
                        .isEqualTo(before + second);
            }
        }
    }

    /** Somebody may have named the wrong file. */
    @Test
    void whatIsNotOfTheNoteStays() throws IOException {
        String note = ledger.append(10).hash().checkpoints().sign().text();
        for (String other : List.of("something else", "no line of its own " + note.substring(0, 5), "line\n")) {
            Path file = Files.writeString(folder.resolve("checkpoints"), other);
            NoteFile.append(note, file);
            assertThat(Files.readString(file)).isEqualTo(other + note);
        }
    }

    /** Takes so many bytes, and then no more. */
    private static final class FullDisk implements SeekableByteChannel {

        private final SeekableByteChannel file;
        private int left;

        FullDisk(SeekableByteChannel file, int left) {
            this.file = file;
            this.left = left;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            if (left == 0) {
                throw new IOException("no space left");
            }
            int written = file.write(from.slice(from.position(), Math.min(left, from.remaining())));
            from.position(from.position() + written);
            left -= written;
            return written;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return file.read(into);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long place) throws IOException {
            return file.position(place);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            return file.truncate(size);
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    @Test
    void checkpointsAreAppendedToAFileInTheirOrder() throws IOException {
        Path file = folder.resolve("checkpoints");
        Publisher publisher = publisher(file.toUri());
        List<String> signed = new ArrayList<>();
        for (int time = 0; time < 3; time++) {
            signed.add(ledger.append(10).hash().checkpoints().sign().text());
        }
        publisher.publish();
        signed.add(ledger.append(10).hash().checkpoints().sign().text());
        publisher.publish();
        publisher.publish();
        assertThat(Files.readString(file)).isEqualTo(String.join("", signed));
        assertThat(SignedNote.parseAll(Files.readString(file))).hasSize(4);
        assertThat(publisher.failures()).isZero();
    }

    @Test
    void whatCannotBeSentIsSentWithTheNext() throws IOException {
        List<String> received = new ArrayList<>();
        AtomicInteger status = new AtomicInteger(503);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/witness", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (status.get() == 204) {
                received.add(body);
            }
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        try {
            Publisher publisher = publisher(URI.create(
                    "http://localhost:%d/witness".formatted(server.getAddress().getPort())));
            String first = ledger.append(10).hash().checkpoints().sign().text();
            publisher.publish();
            assertThat(publisher.failures()).isEqualTo(1);
            assertThat(publisher.trouble()).contains("503");
            assertThat(ledger.db().fetchCount(PROOF_CHECKPOINT, PROOF_CHECKPOINT.PUBLISHED_AT.isNull()))
                    .isEqualTo(1);
            String second = ledger.append(10).hash().checkpoints().sign().text();
            status.set(204);
            publisher.publish();
            assertThat(received).containsExactly(first, second);
            assertThat(publisher.trouble()).isNull();
        } finally {
            server.stop(0);
        }
        ledger.append(10).hash().checkpoints().sign();
        Publisher nobodyThere = publisher(
                URI.create("http://localhost:%d/".formatted(server.getAddress().getPort())));
        nobodyThere.publish();
        assertThat(nobodyThere.failures()).isEqualTo(1);
    }
}
