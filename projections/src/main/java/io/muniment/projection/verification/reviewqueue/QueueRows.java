package io.muniment.projection.verification.reviewqueue;

import io.muniment.projection.schema.tables.records.VerificationReviewCandidatesRecord;
import io.muniment.projection.schema.tables.records.VerificationReviewQueueRecord;
import java.util.stream.Stream;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one request: as one that may come into the queue, with what the queue will show of it, and in the queue,
 * as long as it is there.
 */
record QueueRows(
        VerificationReviewCandidatesRecord candidate,
        @Nullable VerificationReviewQueueRecord queued) {

    Stream<UpdatableRecord<?>> all() {
        return queued == null ? Stream.of(candidate) : Stream.of(candidate, queued);
    }
}
