package io.muniment.command.verification.decide;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.verification.VerificationRequestId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Approves; where the type asks for four eyes, the first approval is a proposal. */
@Requires(value = Permission.REVIEW_VERIFICATION, scope = Scope.ORGANIZATION)
public record ApproveRequest(
        @TargetAggregateIdentifier VerificationRequestId id,
        @Nullable Instant effectiveAt) {}
