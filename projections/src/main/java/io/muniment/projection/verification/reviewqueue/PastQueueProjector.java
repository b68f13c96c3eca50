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

/** Keeps what the queue was. */
@Component
@ProcessingGroup(PastQueue.NAME)
@Batched
@Unhurried(millis = 200, because = "Who asks for the past waits for it")
class PastQueueProjector {

    private final Projection<?> projection;

    PastQueueProjector(PastQueue past, DSLContext db) {
        this.projection = past.projection(db);
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
