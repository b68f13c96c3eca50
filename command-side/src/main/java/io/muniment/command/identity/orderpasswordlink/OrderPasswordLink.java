package io.muniment.command.identity.orderpasswordlink;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** It goes to the account's mailbox; whoever orders it never sees it. */
@Requires(Permission.MANAGE_ACCOUNTS)
public record OrderPasswordLink(@TargetAggregateIdentifier AccountId id) {}
