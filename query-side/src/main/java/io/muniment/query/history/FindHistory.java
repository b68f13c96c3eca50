package io.muniment.query.history;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Period;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;
import org.jspecify.annotations.Nullable;

/** Everything that happened to one aggregate, from the beginning on. */
@Requires({Permission.REQUEST_VERIFICATION, Permission.REVIEW_VERIFICATION, Permission.READ_AUDIT})
@ReadsFrom("history")
@ReadsPersonalData
record FindHistory(
        String type,
        String id,
        @Nullable String actor,
        @Nullable String name,
        Period recorded,
        PageRequest page) implements Query<Page<HistoryEntry>> {}
