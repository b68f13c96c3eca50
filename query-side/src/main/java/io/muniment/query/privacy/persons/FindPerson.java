package io.muniment.query.privacy.persons;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;

/** One person, with what holds their data and what was certified of its erasure. */
@Requires(
        value = {Permission.PROTECT_PRIVACY, Permission.READ_AUDIT},
        scope = Scope.ORGANIZATION)
@ReadsFrom("privacy-persons")
@ReadsPersonalData
record FindPerson(String person) implements Query<PersonDetails> {}
