package io.muniment.command.verification.claimreview;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.verification.VerificationRequestId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes the request, so that no other reviewer works on it. */
@Requires(value = Permission.REVIEW_VERIFICATION, scope = Scope.ORGANIZATION)
public record ClaimReview(@TargetAggregateIdentifier VerificationRequestId id) {}
