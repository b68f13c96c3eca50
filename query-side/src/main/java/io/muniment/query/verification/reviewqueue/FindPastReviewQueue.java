package io.muniment.query.verification.reviewqueue;

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

/** The queue as it was, the longest waiting first. */
@Requires(value = Permission.REVIEW_VERIFICATION, scope = Scope.ORGANIZATION)
@ReadsFrom("verification-review-queue-past")
@ReadsPersonalData
record FindPastReviewQueue(QueueFilter filter, PageRequest page, AsOf asOf)
        implements Query<Page<QueuedReview>>, OfThePast {}
