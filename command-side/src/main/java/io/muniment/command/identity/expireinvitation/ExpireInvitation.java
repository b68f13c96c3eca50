package io.muniment.command.identity.expireinvitation;

import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends an invitation that nobody accepted; nothing if it was sent again since. */
@Requires(Permission.ACT_AS_SYSTEM)
public record ExpireInvitation(@TargetAggregateIdentifier InvitationId id, Instant expiresAt) {}
