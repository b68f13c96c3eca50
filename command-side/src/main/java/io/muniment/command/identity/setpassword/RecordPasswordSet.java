package io.muniment.command.identity.setpassword;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** That it was set, and nothing of what it is. */
@Requires({Permission.USE_OWN_ACCOUNT, Permission.ACT_AS_SYSTEM})
public record RecordPasswordSet(@TargetAggregateIdentifier AccountId id) {}
