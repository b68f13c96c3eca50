package io.muniment.command.verification.decide;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.verification.VerificationRequestId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks the applicant for more, which opens the collection again. */
@Requires(value = Permission.REVIEW_VERIFICATION, scope = Scope.ORGANIZATION)
public record RequestInformation(@TargetAggregateIdentifier VerificationRequestId id, String question) {}
