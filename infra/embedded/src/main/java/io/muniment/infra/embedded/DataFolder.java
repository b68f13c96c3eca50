package io.muniment.infra.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of everything an instance keeps, held by one instance at a time. */
public final class DataFolder implements AutoCloseable {

    public static final long DEFAULT_MINIMUM_FREE_BYTES = 2L * 1024 * 1024 * 1024;

    private static final long MEBIBYTE = 1024 * 1024;

    // beside the lock file, because some systems let nobody read a locked one
    private static final String OWNER = ".lock.pid";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Creates the folder where needed and holds it until it is closed or this JVM ends. */
    public static DataFolder open(Path folder, long minimumFreeBytes) {
        var path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            requireSpace(path, minimumFreeBytes);
            var folderInUse = new DataFolder(path, lock(path));
            Files.writeString(
                    path.resolve(OWNER), Long.toString(ProcessHandle.current().pid()));
            return folderInUse;
        } catch (IOException e) {
            throw new CannotStart(
                    "%s cannot be used: %s. Make it writable or choose another folder.".formatted(path, e.getMessage()),
                    e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireSpace(Path path, long minimumFreeBytes) throws IOException {
        var free = Files.getFileStore(path).getUsableSpace();
        if (free < minimumFreeBytes) {
            throw new CannotStart("%s has %d MiB free and %d MiB are needed: free some disk or choose another folder."
                    .formatted(path, free / MEBIBYTE, minimumFreeBytes / MEBIBYTE));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new CannotStart(inUse(path), e);
        }
        channel.close();
        throw new CannotStart(inUse(path));
    }

    private static String inUse(Path path) throws IOException {
        var owner = path.resolve(OWNER);
        var who = Files.exists(owner) ? " (process " + Files.readString(owner) + ")" : "";
        return "%s is in use by another instance%s: stop that one or choose another folder.".formatted(path, who);
    }
}
