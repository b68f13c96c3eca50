package io.muniment.command.verification.submitrequest;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationType;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Asks for a verification; effectiveAt is given where the wish came earlier, on paper. */
@Requires(Permission.REQUEST_VERIFICATION)
public record SubmitVerificationRequest(
        @TargetAggregateIdentifier VerificationRequestId id,
        VerificationType type,
        String subject,
        String subjectLabel,
        String applicantName,
        @Nullable Instant effectiveAt) {}
