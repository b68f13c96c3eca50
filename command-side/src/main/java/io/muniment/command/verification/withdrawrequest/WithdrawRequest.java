package io.muniment.command.verification.withdrawrequest;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.verification.VerificationRequestId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends an open request by its applicant's wish. */
@Requires(Permission.REQUEST_VERIFICATION)
public record WithdrawRequest(@TargetAggregateIdentifier VerificationRequestId id) {}
