package io.muniment.command.privacy.eraseperson;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.privacy.ErasureGround;
import io.muniment.kernel.privacy.PersonId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Forgets a person, for good. */
@Requires(Permission.PROTECT_PRIVACY)
public record ErasePerson(@TargetAggregateIdentifier PersonId id, String person, ErasureGround ground) {}
