package io.muniment.query.history;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.AsOf;
import io.muniment.query.OfThePast;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;

/** What changed in all aggregates of a kind between two times, both as known at the same time. */
@Requires(
        value = {Permission.REVIEW_VERIFICATION, Permission.READ_AUDIT},
        scope = Scope.ORGANIZATION)
@ReadsFrom("history")
@ReadsPersonalData
record FindDifferences(String type, AsOf from, AsOf to, PageRequest page)
        implements Query<Page<Difference>>, OfThePast {

    @Override
    public AsOf asOf() {
        return to;
    }
}
