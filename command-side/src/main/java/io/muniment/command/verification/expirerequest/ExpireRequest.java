package io.muniment.command.verification.expirerequest;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.verification.VerificationRequestId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends a collection whose deadline has passed; nothing if the deadline is another by now. */
@Requires(Permission.ACT_AS_SYSTEM)
public record ExpireRequest(@TargetAggregateIdentifier VerificationRequestId id, Instant collectUntil) {}
