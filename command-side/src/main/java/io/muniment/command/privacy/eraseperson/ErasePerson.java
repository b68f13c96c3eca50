package io.muniment.command.privacy.eraseperson;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.privacy.ErasureGround;
import io.muniment.kernel.privacy.PersonId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Forgets a person, for good. */
@Requires(value = Permission.PROTECT_PRIVACY, scope = Scope.ORGANIZATION)
public record ErasePerson(@TargetAggregateIdentifier PersonId id, String person, ErasureGround ground) {}
