package io.muniment.command.identity.revokeinvitation;

import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Nobody comes in by it any more. */
@Requires(Permission.MANAGE_ACCOUNTS)
public record RevokeInvitation(@TargetAggregateIdentifier InvitationId id) {}
