package io.muniment.command.identity.resendinvitation;

import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** With another link, and for as long as the first time; the link before is good for nothing then. */
@Requires(Permission.MANAGE_ACCOUNTS)
public record ResendInvitation(@TargetAggregateIdentifier InvitationId id) {}
