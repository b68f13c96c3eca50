package io.muniment.command.verification.queuereview;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.verification.VerificationRequestId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Hands the request to the reviewers if its documents are complete. */
@Requires(Permission.ACT_AS_SYSTEM)
public record QueueReview(@TargetAggregateIdentifier VerificationRequestId id) {}
