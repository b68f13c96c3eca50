package io.muniment.command.verification.releasereview;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.verification.VerificationRequestId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a claimed request back to the queue. */
@Requires(Permission.REVIEW_VERIFICATION)
public record ReleaseReview(@TargetAggregateIdentifier VerificationRequestId id) {}
