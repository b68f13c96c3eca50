package io.muniment.query.privacy.traces;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;

/** What in the tenant says something of a person. */
@Requires(value = Permission.PROTECT_PRIVACY, scope = Scope.ORGANIZATION)
@ReadsFrom("privacy-traces")
@ReadsPersonalData
record FindTraces(String person, PageRequest page) implements Query<Page<TraceOfPerson>> {}
