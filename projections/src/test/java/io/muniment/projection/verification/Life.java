package io.muniment.projection.verification;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestState;
import java.time.Instant;

/** What one generated history came to, by the fold. */
public record Life(VerificationRequestState state, long version, TenantId tenant, Instant changedAt) {}
