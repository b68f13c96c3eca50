package io.muniment.command.verification;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps the files of documents, addressed by their content within their request. Nothing takes a file back: who is
 * refused cannot know whether another upload of the same content is not. What no event names in the end is swept away.
 */
public interface DocumentStore {

    /** Durable when this returns. */
    Stored put(TenantId tenant, VerificationRequestId request, InputStream content) throws IOException;

    /** Fails with {@link java.nio.file.NoSuchFileException} on what was never kept. */
    InputStream open(TenantId tenant, VerificationRequestId request, String sha256) throws IOException;

    /** A kept file. */
    record Stored(String sha256, long size) {}
}
