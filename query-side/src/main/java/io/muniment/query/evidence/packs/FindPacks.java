package io.muniment.query.evidence.packs;

import io.muniment.kernel.evidence.PackStanding;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import org.jspecify.annotations.Nullable;

/** The packs of the tenant; the one that was asked for last comes first. */
@Requires(value = Permission.READ_AUDIT, scope = Scope.ORGANIZATION)
@ReadsFrom("evidence-packs")
record FindPacks(@Nullable PackStanding standing, PageRequest page) implements Query<Page<PackSummary>> {}
