package io.muniment.command.verification.remindapplicant;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.verification.VerificationRequestId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Reminds of a deadline; nothing if the deadline is another by now. */
@Requires(Permission.ACT_AS_SYSTEM)
public record RemindApplicant(@TargetAggregateIdentifier VerificationRequestId id, Instant collectUntil) {}
