package io.muniment.command.identity.inviteperson;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.identity.Scope;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Whoever accepts has that role in the tenant of who invites.
 *
 * @param account that is opened if they have none
 */
@Requires(value = Permission.MANAGE_ACCOUNTS, scope = Scope.ORGANIZATION)
public record InvitePerson(
        @TargetAggregateIdentifier InvitationId id, AccountId account, EmailAddress email, Role role) {}
