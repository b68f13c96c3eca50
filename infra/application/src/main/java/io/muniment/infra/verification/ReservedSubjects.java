package io.muniment.infra.verification;

import io.muniment.command.verification.OpenRequests;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationType;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One row per subject and type names its latest request. Who submits has the subject's turn until its event is in the
 * ledger, and puts its name down before: a request that is named but not in the ledger was never made.
 */
@Component
class ReservedSubjects implements OpenRequests {

    private static final String TURN = ReservedSubjects.class.getName();

    private final SubjectTurns turns;
    private final EventStore events;

    ReservedSubjects(SubjectTurns turns, EventStore events) {
        this.turns = turns;
        this.events = events;
    }

    @Override
    public @Nullable VerificationRequestState latest(TenantId tenant, VerificationType type, String subject) {
        SubjectTurns.Turn turn = turns.take(tenant, name(type, subject));
        if (!CurrentUnitOfWork.isStarted()) { // only a look: nobody is about to submit
            try (turn) {
                return stateOf(turn.holder());
            }
        }
        UnitOfWork<?> work = CurrentUnitOfWork.get();
        work.onCleanup(_ -> turn.close());
        work.resources().put(TURN, turn);
        return stateOf(turn.holder());
    }

    @Override
    public void nowIs(TenantId tenant, VerificationType type, String subject, VerificationRequestId latest) {
        CurrentUnitOfWork.get().<SubjectTurns.Turn>getResource(TURN).holderIs(latest.value());
    }

    private @Nullable VerificationRequestState stateOf(@Nullable String id) {
        if (id == null) {
            return null;
        }
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
