package io.muniment.infra.evidence;

import io.muniment.infra.secrets.DurableFiles;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The entries of a pack as files in a folder, then all of them as one ZIP whose bytes say nothing but them: stored, for
 * compressors differ, and of one time.
 */
final class PackFolder {

    /** The format keeps no zone; January of 1980 is read as none at all. */
    private static final LocalDateTime AT_NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final Path folder;
    private final Limits limits;
    private final List<Entry> entries = new ArrayList<>();

    PackFolder(Path folder, Limits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /** How many files a pack may have, and how many bytes in all. */
    record Limits(int files, long bytes) {

        /** What every program that reads ZIP can read. */
        static final Limits OF_THE_FORMAT = new Limits(65_000, 0xFFFF_0000L);
    }

    /** A file of the pack. */
    record Entry(String name, Path file, String sha256, long bytes, long crc) {}

    Writing write(String name) throws IOException {
        return new Writing(name, folder.resolve(name.replace('/', '-')));
    }

    void add(String name, String content) throws IOException {
        try (Writing entry = write(name)) {
            entry.text(content);
        }
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Whether an entry is the one that it should be; it is none any more if it is not. */
    boolean keepOnly(String name, String sha256) {
        return !entries.removeIf(
                entry -> entry.name().equals(name) && !entry.sha256().equals(sha256));
    }

    boolean has(String name) {
        return entries.stream().anyMatch(entry -> entry.name().equals(name));
    }

    /** An entry of which bytes come one after the other. */
    final class Writing extends FilterOutputStream {

        private final String name;
        private final Path file;
        private final CheckedOutputStream checked;
        private final DigestOutputStream digested;
        private long bytes;
        private boolean isClosed;

        private Writing(String name, Path file) throws IOException {
            super(new BufferedOutputStream(Files.newOutputStream(file)));
            this.name = name;
            this.file = file;
            this.checked = new CheckedOutputStream(out, new CRC32());
            this.digested = new DigestOutputStream(checked, newSha256());
            this.out = digested;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            out.write(some, from, length);
            bytes += length;
            if (bytes > limits.bytes()) {
                throw new PackTooLarge("%s has more than %d bytes".formatted(name, limits.bytes()));
            }
        }

        void text(String text) throws IOException {
            write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        @Override
        public void close() throws IOException {
            if (!isClosed) {
                isClosed = true;
                super.close();
                entries.add(new Entry(
                        name,
                        file,
                        HexFormat.of().formatHex(digested.getMessageDigest().digest()),
                        bytes,
                        checked.getChecksum().getValue()));
            }
        }
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** What was made of the entries. */
    record Zip(Path file, String sha256, long bytes) {}

    /** In this order, durable. */
    Zip zip(List<Entry> ordered) throws IOException {
        long bytes = ordered.stream().mapToLong(Entry::bytes).sum();
        if (ordered.size() > limits.files() || bytes > limits.bytes()) {
            throw new PackTooLarge("%d files of %d bytes in all".formatted(ordered.size(), bytes));
        }
        Path file = folder.resolve("pack.zip");
        MessageDigest sha256 = newSha256();
        try (ZipOutputStream zip = new ZipOutputStream(
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), sha256))) {
            for (Entry entry : ordered) {
                ZipEntry header = new ZipEntry(entry.name());
                header.setMethod(ZipEntry.STORED);
                header.setTimeLocal(AT_NO_TIME);
                header.setSize(entry.bytes());
                header.setCompressedSize(entry.bytes());
                header.setCrc(entry.crc());
                zip.putNextEntry(header);
                Files.copy(entry.file(), zip);
                zip.closeEntry();
            }
        }
        DurableFiles.sync(file);
        return new Zip(file, HexFormat.of().formatHex(sha256.digest()), Files.size(file));
    }
}
