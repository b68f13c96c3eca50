package io.muniment.command.privacy.eraseperson;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.privacy.PersonId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A backup has brought the person back: what was erased once is erased again, whatever the backup says. */
@Requires(Permission.ACT_AS_SYSTEM)
public record EraseAgain(@TargetAggregateIdentifier PersonId id, String person) {}
