package io.muniment.query.history;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.AsOf;
import io.muniment.query.OfThePast;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;

/** What one aggregate was. */
@Requires(
        value = {Permission.REVIEW_VERIFICATION, Permission.READ_AUDIT},
        scope = Scope.ORGANIZATION)
@ReadsFrom("history")
@ReadsPersonalData
record FindState(String type, String id, AsOf asOf) implements Query<PastState>, OfThePast {}
