package io.muniment.command.identity.withdrawmembership;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.tenancy.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

@Requires({Permission.MANAGE_ACCOUNTS, Permission.ACT_AS_SYSTEM})
public record WithdrawMembership(@TargetAggregateIdentifier AccountId id, TenantId tenant) {}
