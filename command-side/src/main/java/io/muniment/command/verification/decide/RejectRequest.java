package io.muniment.command.verification.decide;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.verification.VerificationRequestId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Rejects, for reasons that the applicant will read. */
@Requires(value = Permission.REVIEW_VERIFICATION, scope = Scope.ORGANIZATION)
public record RejectRequest(
        @TargetAggregateIdentifier VerificationRequestId id,
        List<String> reasons,
        @Nullable Instant effectiveAt) {
    public RejectRequest {
        reasons = List.copyOf(reasons);
    }
}
