package io.muniment.command.verification;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;

/** Keeps files by their content; address enough for a test. */
public final class DocumentsInMemory implements DocumentStore {

    private final Map<String, byte[]> files = new HashMap<>();

    @Override
    public Stored put(TenantId tenant, VerificationRequestId request, InputStream content) throws IOException {
        byte[] bytes = content.readAllBytes();
        String address = address(bytes);
        files.put(key(tenant, request, address), bytes);
        return new Stored(address, bytes.length);
    }

    @Override
    public InputStream open(TenantId tenant, VerificationRequestId request, String sha256) throws IOException {
        byte[] file = files.get(key(tenant, request, sha256));
        if (file == null) {
            throw new NoSuchFileException(sha256);
        }
        return new ByteArrayInputStream(file);
    }

    public int size() {
        return files.size();
    }

    public static String address(byte[] content) {
        return "sha256-of-" + new String(content, StandardCharsets.UTF_8);
    }

    private static String key(TenantId tenant, VerificationRequestId request, String sha256) {
        return tenant + "/" + request + "/" + sha256;
    }
}
