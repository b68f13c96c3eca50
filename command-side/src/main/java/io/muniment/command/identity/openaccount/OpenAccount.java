package io.muniment.command.identity.openaccount;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sent again, it changes nothing. */
@Requires(Permission.ACT_AS_SYSTEM)
public record OpenAccount(
        @TargetAggregateIdentifier AccountId id, String person, EmailAddress email, String displayName) {}
