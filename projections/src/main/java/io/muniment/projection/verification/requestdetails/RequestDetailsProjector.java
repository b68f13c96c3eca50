package io.muniment.projection.verification.requestdetails;

import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.projection.Batched;
import io.muniment.projection.Projection;
import io.muniment.projection.Recorded;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Keeps the rows of each request; the request's version says which events they have already seen. */
@Component
@ProcessingGroup(RequestDetails.NAME)
@Batched
class RequestDetailsProjector {

    private final Projection<RequestRows> projection;

    RequestDetailsProjector(RequestDetails details, DSLContext db) {
        this.projection = new Projection<>(details, db);
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
