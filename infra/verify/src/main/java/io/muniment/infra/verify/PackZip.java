package io.muniment.infra.verify;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** A ZIP that is nothing but its entries: stored, one after the other, each once. */
final class PackZip implements Closeable {

    /** What stands before, of and behind the entries, beside their names and contents. */
    private static final int LOCAL = 30;

    private static final int CENTRAL = 46;
    private static final int END = 22;
    private static final int LARGEST_TEXT = 1 << 26;

    private final ZipFile zip;
    private final List<String> names = new ArrayList<>();

    PackZip(Path file) throws IOException {
        try {
            zip = new ZipFile(file.toFile());
            long length = END;
            try (ZipInputStream inOrder = new ZipInputStream(Files.newInputStream(file))) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    ZipEntry next = inOrder.getNextEntry();
                    if (next == null
                            || !next.getName().equals(entry.getName())
                            || next.getSize() != entry.getSize()
                            || entry.getMethod() != ZipEntry.STORED
                            || names.contains(entry.getName())) {
                        throw new NotProven("the ZIP holds '%s' in a way in which no pack is made".formatted(entry));
                    }
                    names.add(entry.getName());
                    length += LOCAL + CENTRAL + 2L * Bytes.ofText(entry.getName()).length + entry.getSize();
                }
                if (inOrder.getNextEntry() != null || length != Files.size(file)) {
                    throw new NotProven("the ZIP holds something that is none of its entries");
                }
            }
        } catch (ZipException malformed) {
            throw new NotProven("it is no ZIP as packs are: " + malformed.getMessage());
        }
    }

    List<String> names() {
        return names;
    }

    private InputStream content(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new NotProven("'%s' is missing".formatted(name));
        }
        return zip.getInputStream(entry);
    }

    String text(String name) throws IOException {
        try (InputStream content = content(name)) {
            byte[] bytes = content.readNBytes(LARGEST_TEXT + 1);
            return Bytes.asText(notTooLong(bytes, name));
        }
    }

    private static byte[] notTooLong(byte[] bytes, String name) {
        if (bytes.length > LARGEST_TEXT) {
            throw new NotProven("'%s' is longer than any pack has it".formatted(name));
        }
        return bytes;
    }

    String sha256(String name) throws IOException {
        MessageDigest digest = Hash.digest();
        try (InputStream content = new DigestInputStream(content(name), digest)) {
            content.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Objects of JSON, a line for each. */
    Lines lines(String name) throws IOException {
        return new Lines(name, new java.io.BufferedInputStream(content(name)));
    }

    record Lines(String name, InputStream content) {

        boolean isAtEnd() throws IOException {
            content.mark(1);
            int one = content.read();
            content.reset();
            return one < 0;
        }

        JsonObject next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int one = content.read();
            while (one >= 0 && one != '\n' && line.size() <= LARGEST_TEXT) {
                line.write(one);
                one = content.read();
            }
            if (one != '\n') {
                throw new NotProven("'%s' ends too early, or has a line that is too long".formatted(name));
            }
            return JsonReader.object(Bytes.asText(line.toByteArray()));
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
