package io.muniment.infra.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.function.Supplier;

/** A file that its owner alone may read. */
public final class SecretFile {

    private SecretFile() {}

    /** Made once, whole or not at all, and durable: of two who make it at once, one does, and both find that. */
    public static Path madeOnce(Path file, Supplier<String> secret) {
        try {
            if (!Files.exists(file)) {
                make(file, secret.get());
            }
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException("A secret cannot be kept in " + file, failure);
        }
    }

    private static void make(Path file, String secret) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "secret", ".tmp", ownerOnly(file));
        try {
            DurableFiles.write(unfinished, secret.getBytes(StandardCharsets.UTF_8));
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException other) {
            // somebody else was quicker: theirs it is
        } finally {
            Files.delete(unfinished);
        }
        DurableFiles.sync(folder);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
