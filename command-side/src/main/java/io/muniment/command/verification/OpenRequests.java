package io.muniment.command.verification;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationType;
import org.jspecify.annotations.Nullable;

/** Knows the latest request per subject and type, so that only one of them is open at a time. */
public interface OpenRequests {

    /** Nobody else gets an answer for the same subject and type until the current command is done. */
    @Nullable
    VerificationRequestState latest(TenantId tenant, VerificationType type, String subject);

    void nowIs(TenantId tenant, VerificationType type, String subject, VerificationRequestId latest);
}
