package io.muniment.command.privacy.placehold;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.privacy.HoldId;
import io.muniment.kernel.privacy.PersonId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Keeps the person from being erased. */
@Requires(Permission.PROTECT_PRIVACY)
public record PlaceLegalHold(@TargetAggregateIdentifier PersonId id, String person, HoldId hold, String reason) {}
