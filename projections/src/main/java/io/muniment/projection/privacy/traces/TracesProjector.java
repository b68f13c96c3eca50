package io.muniment.projection.privacy.traces;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.projection.Batched;
import io.muniment.projection.Projection;
import io.muniment.projection.Recorded;
import io.muniment.projection.Unhurried;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Keeps of whom aggregates say something. */
@Component
@ProcessingGroup(Traces.NAME)
@Batched
@Unhurried(millis = 200, because = "Who erases a person waits for it")
class TracesProjector {

    private final Projection<TraceRows> projection;

    TracesProjector(Traces traces, DSLContext db) {
        this.projection = new Projection<>(traces, db);
    }

    @EventHandler
    void on(DomainEvent event, Recorded recorded) {
        projection.fold(event, recorded);
    }

    @ResetHandler
    void reset() {
        projection.reset();
    }
}
