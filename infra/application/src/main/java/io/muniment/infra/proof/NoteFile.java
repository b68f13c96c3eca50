package io.muniment.infra.proof;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A file outside that checkpoints are appended to: half a one behind the last would make all of them unreadable. */
final class NoteFile {

    private NoteFile() {}

    /** It is there even if the machine stops the moment after. */
    static void append(String note, Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC)) {
            append(note, channel);
        }
    }

    /** All of it or nothing. What a process that was killed has left of the same note is written over. */
    static void append(String note, SeekableByteChannel file) throws IOException {
        byte[] bytes = note.getBytes(StandardCharsets.UTF_8);
        long end = file.size() - begun(bytes, file);
        boolean isWhole = false;
        try {
            file.position(end);
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                file.write(left);
            }
            isWhole = true;
        } finally {
            if (!isWhole) {
                file.truncate(end);
            }
        }
    }

    /** How much of the note is at the end of the file already, on lines of its own. */
    private static int begun(byte[] note, SeekableByteChannel file) throws IOException {
        int looked = (int) Math.min(file.size(), note.length);
        byte[] end = read(file, looked);
        for (int begun = Math.min(looked, note.length - 1); begun > 0; begun--) {
            int begin = looked - begun;
            boolean isOnLinesOfItsOwn = begin == 0 ? file.size() == looked : end[begin - 1] == '\n';
            if (isOnLinesOfItsOwn && Arrays.equals(end, begin, looked, note, 0, begun)) {
                return begun;
            }
        }
        return 0;
    }

    private static byte[] read(SeekableByteChannel file, int atTheEnd) throws IOException {
        ByteBuffer end = ByteBuffer.allocate(atTheEnd);
        file.position(file.size() - atTheEnd);
        int read = 0;
        while (end.hasRemaining() && read >= 0) {
            read = file.read(end);
        }
        return end.array();
    }
}
