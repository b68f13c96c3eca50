package io.muniment.command.identity.withdrawmembership;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.tenancy.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

@Requires(
        value = {Permission.MANAGE_ACCOUNTS, Permission.ACT_AS_SYSTEM},
        scope = Scope.ORGANIZATION)
public record WithdrawMembership(@TargetAggregateIdentifier AccountId id, TenantId tenant) {}
