package io.muniment.command.verification.eraseapplicant;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.verification.VerificationRequestId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes away what the request says of its applicant, and ends it if it is open: nobody is there to go on with it. */
@Requires(Permission.ACT_AS_SYSTEM)
public record EraseApplicant(@TargetAggregateIdentifier VerificationRequestId id, String applicant) {}
