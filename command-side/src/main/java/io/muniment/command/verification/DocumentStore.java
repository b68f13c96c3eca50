package io.muniment.command.verification;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import java.io.IOException;
import java.io.InputStream;

/** Keeps the files of documents, addressed by their content within their request. */
public interface DocumentStore {

    /** Durable when this returns. */
    Stored put(TenantId tenant, VerificationRequestId request, InputStream content) throws IOException;

    InputStream open(TenantId tenant, VerificationRequestId request, String sha256) throws IOException;

    /** Takes back a file that no event speaks of. */
    void discard(TenantId tenant, VerificationRequestId request, String sha256) throws IOException;

    /** A kept file; not new when the request already had this content. */
    record Stored(String sha256, long size, boolean isNew) {}
}
