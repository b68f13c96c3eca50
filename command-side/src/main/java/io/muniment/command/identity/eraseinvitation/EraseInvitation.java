package io.muniment.command.identity.eraseinvitation;

import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Closes the invitation for ever, with nothing of its person left. */
@Requires(Permission.ACT_AS_SYSTEM)
public record EraseInvitation(@TargetAggregateIdentifier InvitationId id, String person) {}
