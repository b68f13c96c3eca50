package io.muniment.query.privacy.persons;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.privacy.PersonStanding;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import org.jspecify.annotations.Nullable;

/** Persons of the tenant whose data is or was held, or is erased; who changed last comes first. */
@Requires(
        value = {Permission.PROTECT_PRIVACY, Permission.READ_AUDIT},
        scope = Scope.ORGANIZATION)
@ReadsFrom("privacy-persons")
record FindPersons(@Nullable PersonStanding standing, PageRequest page) implements Query<Page<PersonSummary>> {}
