package io.muniment.infra.documents;

import io.muniment.command.verification.DocumentStore;
import io.muniment.infra.secrets.DurableFiles;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Files under the data folder: tenant, then request, then the SHA-256 of the content. Keeping and removing exclude each
 * other, within this process: no two processes write to one data folder.
 */
@Component
class FileDocumentStore implements DocumentStore {

    static final String INCOMING = "incoming-";

    private final Path root;
    private final ReadWriteLock folders = new ReentrantReadWriteLock();

    FileDocumentStore(@Value("${muniment.data:./data}") Path data) {
        this.root = data.resolve("documents");
    }

    @Override
    public Stored put(TenantId tenant, VerificationRequestId request, InputStream content) throws IOException {
        Path folder = root.resolve(tenant.value()).resolve(request.value());
        Path incoming = incomingIn(folder);
        try {
            MessageDigest digest = sha256();
            long size = copyDurably(new DigestInputStream(content, digest), incoming);
            String sha256 = HexFormat.of().formatHex(digest.digest());
            publish(incoming, folder.resolve(sha256));
            DurableFiles.sync(folder);
            DurableFiles.sync(root.resolve(tenant.value()));
            DurableFiles.sync(root);
            return new Stored(sha256, size);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    @Override
    public InputStream open(TenantId tenant, VerificationRequestId request, String sha256) throws IOException {
        return Files.newInputStream(file(tenant, request, sha256));
    }

    Path root() {
        return root;
    }

    /** Removes a file, unless it has been kept again since. */
    boolean removeIfUntouchedSince(Instant then, Path file) throws IOException {
        Lock removing = folders.writeLock();
        removing.lock();
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(then) && Files.deleteIfExists(file);
        } finally {
            removing.unlock();
        }
    }

    /** Says how many files there were. */
    int removeAll(TenantId tenant, String request) throws IOException {
        Path folder = root.resolve(tenant.value()).resolve(request);
        Lock removing = folders.writeLock();
        removing.lock();
        try {
            if (Files.notExists(folder)) {
                return 0;
            }
            List<Path> files;
            try (Stream<Path> found = Files.list(folder)) {
                files = found.toList();
            }
            for (Path file : files) {
                Files.deleteIfExists(file); // an upload may have ended meanwhile
            }
            Files.deleteIfExists(folder);
            return files.size();
        } finally {
            removing.unlock();
        }
    }

    void removeIfEmpty(Path folder) throws IOException {
        Lock removing = folders.writeLock();
        removing.lock();
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException used) {
            // it stays
        } finally {
            removing.unlock();
        }
    }

    private Path file(TenantId tenant, VerificationRequestId request, String sha256) {
        return root.resolve(tenant.value()).resolve(request.value()).resolve(sha256);
    }

    private Path incomingIn(Path folder) throws IOException {
        Lock keeping = folders.readLock();
        keeping.lock();
        try {
            return Files.createTempFile(Files.createDirectories(folder), INCOMING, ".part");
        } finally {
            keeping.unlock();
        }
    }

    private static long copyDurably(InputStream content, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            long size = content.transferTo(out);
            channel.force(true);
            return size;
        }
    }

    /** The file is there whole or not at all. Content that is known is as young again as what was just brought. */
    private void publish(Path incoming, Path target) throws IOException {
        Lock keeping = folders.readLock();
        keeping.lock();
        try {
            Files.move(incoming, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            keeping.unlock();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
