package io.muniment.command.identity.eraseaccount;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Closes the account for ever, with nothing of its person left. */
@Requires(Permission.ACT_AS_SYSTEM)
public record EraseAccount(@TargetAggregateIdentifier AccountId id, String person) {}
