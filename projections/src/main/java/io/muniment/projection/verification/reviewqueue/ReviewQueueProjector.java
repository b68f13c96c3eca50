package io.muniment.projection.verification.reviewqueue;

import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.projection.Batched;
import io.muniment.projection.Projection;
import io.muniment.projection.Recorded;
import io.muniment.projection.Unhurried;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Keeps the queue, and what it must remember of requests that are not in it. */
@Component
@ProcessingGroup(ReviewQueue.NAME)
@Batched
@Unhurried(millis = 50, because = "Who picks from a queue does so by eye")
class ReviewQueueProjector {

    private final Projection<QueueRows> projection;

    ReviewQueueProjector(ReviewQueue queue, DSLContext db) {
        this.projection = new Projection<>(queue, db);
    }

    @EventHandler
    void on(VerificationRequestEvent event, Recorded recorded) {
        projection.fold(event, recorded);
    }

    @ResetHandler
    void reset() {
        projection.reset();
    }
}
