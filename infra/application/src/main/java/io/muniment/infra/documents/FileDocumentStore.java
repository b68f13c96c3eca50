package io.muniment.infra.documents;

import io.muniment.command.verification.DocumentStore;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Files under the data folder: tenant, then request, then the SHA-256 of the content. */
@Component
class FileDocumentStore implements DocumentStore {

    private final Path root;

    FileDocumentStore(@Value("${muniment.data:./data}") Path data) {
        this.root = data.resolve("documents");
    }

    @Override
    public Stored put(TenantId tenant, VerificationRequestId request, InputStream content) throws IOException {
        Path folder = Files.createDirectories(root.resolve(tenant.value()).resolve(request.value()));
        Path incoming = Files.createTempFile(folder, "incoming-", ".part");
        try {
            MessageDigest digest = sha256();
            long size = copyDurably(new DigestInputStream(content, digest), incoming);
            String sha256 = HexFormat.of().formatHex(digest.digest());
            boolean isNew = publish(incoming, folder.resolve(sha256));
            syncFolder(folder);
            syncFolder(root.resolve(tenant.value()));
            syncFolder(root);
            return new Stored(sha256, size, isNew);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    @Override
    public InputStream open(TenantId tenant, VerificationRequestId request, String sha256) throws IOException {
        return Files.newInputStream(file(tenant, request, sha256));
    }

    @Override
    public void discard(TenantId tenant, VerificationRequestId request, String sha256) throws IOException {
        Files.deleteIfExists(file(tenant, request, sha256));
    }

    private Path file(TenantId tenant, VerificationRequestId request, String sha256) {
        return root.resolve(tenant.value()).resolve(request.value()).resolve(sha256);
    }

    private static long copyDurably(InputStream content, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            long size = content.transferTo(out);
            channel.force(true);
            return size;
        }
    }

    /** Tells whether the content is new; a hard link is there whole or not at all. */
    private static boolean publish(Path incoming, Path target) throws IOException {
        try {
            Files.createLink(target, incoming);
            return true;
        } catch (FileAlreadyExistsException known) {
            return false;
        }
    }

    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
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
