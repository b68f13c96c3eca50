package io.muniment.query.history;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;
import org.jspecify.annotations.Nullable;

/**
 * What one aggregate was.
 *
 * @param at a version, or the instant at which it was true; now if it is not said
 * @param knownAt the instant at which it was known; now if it is not said
 */
@Requires({Permission.REVIEW_VERIFICATION, Permission.READ_AUDIT})
@ReadsFrom("history")
@ReadsPersonalData
record FindState(
        String type,
        String id,
        @Nullable String at,
        @Nullable String knownAt) implements Query<PastState> {}
