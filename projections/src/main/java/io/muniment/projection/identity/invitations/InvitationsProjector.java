package io.muniment.projection.identity.invitations;

import io.muniment.kernel.identity.InvitationEvent;
import io.muniment.projection.Batched;
import io.muniment.projection.Projection;
import io.muniment.projection.Recorded;
import io.muniment.projection.Unhurried;
import io.muniment.projection.schema.tables.records.IdentityInvitationsRecord;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Keeps who was invited, and what came of it. */
@Component
@ProcessingGroup(Invitations.NAME)
@Batched
@Unhurried(millis = 50, because = "Invitations are few, and coming in by one does not wait for its row")
class InvitationsProjector {

    private final Projection<IdentityInvitationsRecord> projection;

    InvitationsProjector(Invitations invitations, DSLContext db) {
        this.projection = new Projection<>(invitations, db);
    }

    @EventHandler
    void on(InvitationEvent event, Recorded recorded) {
        projection.fold(event, recorded);
    }

    @ResetHandler
    void reset() {
        projection.reset();
    }
}
