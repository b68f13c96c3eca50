package io.muniment.query.verification.requestdetails;

import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import org.jspecify.annotations.Nullable;

/** Which requests somebody wants to see of those that they may. */
record RequestFilter(
        @Nullable VerificationStatus status, @Nullable VerificationType type, boolean onlyOwn) {}
