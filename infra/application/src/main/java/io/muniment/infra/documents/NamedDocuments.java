package io.muniment.infra.documents;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import java.util.Set;

/** Knows which files some event names, whatever has become of the request since. */
@FunctionalInterface
interface NamedDocuments {

    /** The SHA-256 of each. */
    Set<String> of(TenantId tenant, VerificationRequestId request);
}
