package io.muniment.query.stream;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import org.jspecify.annotations.Nullable;

/**
 * What happened since the event at a position, and then everything that happens; without a position, only the latter.
 */
@Requires({Permission.REQUEST_VERIFICATION, Permission.REVIEW_VERIFICATION, Permission.READ_AUDIT})
@ReadsFrom("history")
record FollowHistory(@Nullable Long after) implements Query<MissedLines> {}
