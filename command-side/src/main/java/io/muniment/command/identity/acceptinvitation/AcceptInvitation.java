package io.muniment.command.identity.acceptinvitation;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The account has its role. Sent again for the same account, it changes nothing. */
@Requires(Permission.ACT_AS_SYSTEM)
public record AcceptInvitation(@TargetAggregateIdentifier InvitationId id, AccountId account) {}
