package io.muniment.projection.verification.requestdetails;

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

/** Keeps what requests were. */
@Component
@ProcessingGroup(PastRequests.NAME)
@Batched
@Unhurried(millis = 200, because = "Who asks for the past waits for it")
class PastRequestsProjector {

    private final Projection<?> projection;

    PastRequestsProjector(PastRequests past, DSLContext db) {
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
