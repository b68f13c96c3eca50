package io.muniment.projection.verification.reviewqueue;

import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_CANDIDATES_PAST;
import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_QUEUE_PAST;

import io.muniment.projection.Past;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was in the queue. */
@Component
class PastQueue extends Past<QueueRows> {

    static final String NAME = "verification-review-queue-past";

    PastQueue(ReviewQueue queue) {
        super(NAME, queue, List.of(VERIFICATION_REVIEW_CANDIDATES_PAST, VERIFICATION_REVIEW_QUEUE_PAST));
    }
}
