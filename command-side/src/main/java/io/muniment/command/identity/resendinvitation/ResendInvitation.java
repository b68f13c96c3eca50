package io.muniment.command.identity.resendinvitation;

import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** With another link, and for as long as the first time; the link before is good for nothing then. */
@Requires(value = Permission.MANAGE_ACCOUNTS, scope = Scope.ORGANIZATION)
public record ResendInvitation(@TargetAggregateIdentifier InvitationId id) {}
