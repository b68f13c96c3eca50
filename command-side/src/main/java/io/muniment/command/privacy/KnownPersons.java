package io.muniment.command.privacy;

import io.muniment.kernel.privacy.PersonId;

/** Of whom anything was ever kept. */
@FunctionalInterface
public interface KnownPersons {

    boolean knows(PersonId person);
}
