package io.muniment.command.identity.suspendaccount;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends what the account is signed in to, in all tenants, until it is reinstated. */
@Requires(value = Permission.MANAGE_ACCOUNTS, scope = Scope.ORGANIZATION)
public record SuspendAccount(@TargetAggregateIdentifier AccountId id, String reason) {}
