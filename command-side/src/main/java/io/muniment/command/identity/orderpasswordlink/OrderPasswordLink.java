package io.muniment.command.identity.orderpasswordlink;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** It goes to the account's mailbox; whoever orders it never sees it. */
@Requires(value = Permission.MANAGE_ACCOUNTS, scope = Scope.ORGANIZATION)
public record OrderPasswordLink(@TargetAggregateIdentifier AccountId id) {}
