package io.muniment.command.privacy.placehold;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.privacy.HoldId;
import io.muniment.kernel.privacy.PersonId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Keeps the person from being erased. */
@Requires(value = Permission.PROTECT_PRIVACY, scope = Scope.ORGANIZATION)
public record PlaceLegalHold(@TargetAggregateIdentifier PersonId id, String person, HoldId hold, String reason) {}
