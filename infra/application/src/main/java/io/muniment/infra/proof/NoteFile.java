package io.muniment.infra.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file outside that checkpoints are appended to: half a one behind the last would make all of them unreadable. */
final class NoteFile {

    private NoteFile() {}

    /** It is there even if the machine stops the moment after. */
    static void append(String note, Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SYNC)) {
            append(note, channel);
        }
    }

    /** All of it or nothing. */
    static void append(String note, SeekableByteChannel file) throws IOException {
        long end = file.size();
        boolean isWhole = false;
        try {
            file.position(end);
            ByteBuffer bytes = ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            isWhole = true;
        } finally {
            if (!isWhole) {
                file.truncate(end);
            }
        }
    }
}
