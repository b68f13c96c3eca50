package io.muniment.projection.verification.requestdetails;

import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;

import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.projection.Recorded;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Keeps one row for each request; the row's version says which events it has already seen. */
@Component
@ProcessingGroup("verification-request-details")
class RequestDetailsProjector {

    private final DSLContext db;
    private final DocumentRows documents;

    RequestDetailsProjector(DSLContext db) {
        this.db = db;
        this.documents = new DocumentRows(db);
    }

    @EventHandler
    void on(VerificationRequestEvent event, Recorded recorded) {
        var row = RequestRow.after(event);
        row.setVersion(recorded.version());
        row.setChangedAt(recorded.recordedAt());
        if (event instanceof RequestSubmitted) {
            row.setTenant(recorded.tenant().value());
            db.insertInto(VERIFICATION_REQUESTS)
                    .set(row)
                    .onConflict(VERIFICATION_REQUESTS.ID)
                    .doNothing()
                    .execute();
            return;
        }
        int moved = db.update(VERIFICATION_REQUESTS)
                .set(row)
                .where(VERIFICATION_REQUESTS.ID.eq(event.id().value()))
                .and(VERIFICATION_REQUESTS.VERSION.lt(recorded.version()))
                .execute();
        if (moved == 1) {
            documents.apply(event, recorded);
        }
    }

    @ResetHandler
    void reset() {
        db.truncate(VERIFICATION_REQUESTS).cascade().execute();
    }
}
