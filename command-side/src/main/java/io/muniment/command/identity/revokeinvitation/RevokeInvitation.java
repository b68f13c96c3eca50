package io.muniment.command.identity.revokeinvitation;

import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Nobody comes in by it any more. */
@Requires(value = Permission.MANAGE_ACCOUNTS, scope = Scope.ORGANIZATION)
public record RevokeInvitation(@TargetAggregateIdentifier InvitationId id) {}
