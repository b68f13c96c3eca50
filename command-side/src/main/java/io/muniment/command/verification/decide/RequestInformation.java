package io.muniment.command.verification.decide;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.verification.VerificationRequestId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks the applicant for more, which opens the collection again. */
@Requires(Permission.REVIEW_VERIFICATION)
public record RequestInformation(@TargetAggregateIdentifier VerificationRequestId id, String question) {}
