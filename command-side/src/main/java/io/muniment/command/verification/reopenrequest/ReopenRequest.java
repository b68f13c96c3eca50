package io.muniment.command.verification.reopenrequest;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.verification.VerificationRequestId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes up again what was rejected or has expired. */
@Requires(value = Permission.REVIEW_VERIFICATION, scope = Scope.ORGANIZATION)
public record ReopenRequest(@TargetAggregateIdentifier VerificationRequestId id, String reason) {}
