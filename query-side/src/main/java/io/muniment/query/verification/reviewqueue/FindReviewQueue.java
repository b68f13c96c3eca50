package io.muniment.query.verification.reviewqueue;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;

/** The queue, the longest waiting first. */
@Requires(Permission.REVIEW_VERIFICATION)
@ReadsFrom("verification-review-queue")
@ReadsPersonalData
record FindReviewQueue(QueueFilter filter, PageRequest page) implements Query<Page<QueuedReview>> {}
