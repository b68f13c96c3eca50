package io.muniment.command.privacy.lifthold;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.privacy.HoldId;
import io.muniment.kernel.privacy.PersonId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends one hold; the person can be erased when none is left. */
@Requires(value = Permission.PROTECT_PRIVACY, scope = Scope.ORGANIZATION)
public record LiftLegalHold(@TargetAggregateIdentifier PersonId id, HoldId hold, String reason) {}
