package io.muniment.command.identity.grantmembership;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.tenancy.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says what the account is in the tenant from now on; nothing changes if it is that already. */
@Requires(
        value = {Permission.MANAGE_ACCOUNTS, Permission.ACT_AS_SYSTEM},
        scope = Scope.ORGANIZATION)
public record GrantMembership(@TargetAggregateIdentifier AccountId id, TenantId tenant, Role role) {}
