package io.muniment.infra.verification;

import static io.muniment.projection.schema.Tables.RESERVATION;

import io.muniment.command.verification.OpenRequests;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationType;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One row per subject and type names its latest request. The row is locked until the command's transaction ends, so
 * that two submissions at once see each other.
 */
@Component
class ReservedSubjects implements OpenRequests {

    /** Holds the row for a subject that nobody has asked for yet. */
    private static final String NOBODY = "";

    private final DSLContext db;
    private final EventStore events;

    ReservedSubjects(DSLContext db, EventStore events) {
        this.db = db;
        this.events = events;
    }

    @Override
    public @Nullable VerificationRequestState latest(TenantId tenant, VerificationType type, String subject) {
        db.insertInto(RESERVATION, RESERVATION.TENANT, RESERVATION.NAME, RESERVATION.HOLDER)
                .values(tenant.value(), name(type, subject), NOBODY)
                .onConflictDoNothing()
                .execute();
        String holder = Objects.requireNonNull(db.select(RESERVATION.HOLDER)
                .from(RESERVATION)
                .where(RESERVATION.TENANT.eq(tenant.value()))
                .and(RESERVATION.NAME.eq(name(type, subject)))
                .forUpdate()
                .fetchSingle(RESERVATION.HOLDER));
        return NOBODY.equals(holder) ? null : stateOf(holder);
    }

    @Override
    public void nowIs(TenantId tenant, VerificationType type, String subject, VerificationRequestId latest) {
        db.update(RESERVATION)
                .set(RESERVATION.HOLDER, latest.value())
                .where(RESERVATION.TENANT.eq(tenant.value()))
                .and(RESERVATION.NAME.eq(name(type, subject)))
                .execute();
    }

    private @Nullable VerificationRequestState stateOf(String id) {
        VerificationRequestState state = null;
        DomainEventStream history = events.readEvents(id);
        while (history.hasNext()) {
            state = VerificationRequestState.next(
                    state, (VerificationRequestEvent) history.next().getPayload());
        }
        return state;
    }

    private static String name(VerificationType type, String subject) {
        return "verification:%s:%s".formatted(type, subject);
    }
}
