package io.muniment.infra.verification;

import io.muniment.command.verification.OpenRequests;
import io.muniment.infra.aggregate.States;
import io.muniment.infra.turns.Turns;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationType;
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

    private final Turns turns;
    private final States states;

    ReservedSubjects(Turns turns, States states) {
        this.turns = turns;
        this.states = states;
    }

    @Override
    public @Nullable VerificationRequestState latest(TenantId tenant, VerificationType type, String subject) {
        if (!CurrentUnitOfWork.isStarted()) {
            // nobody decides anything on it
            return stateOf(turns.holder(tenant.value(), name(type, subject)));
        }
        UnitOfWork<?> work = CurrentUnitOfWork.get();
        Turns.Turn turn = turns.take(tenant.value(), name(type, subject));
        work.onCleanup(_ -> turn.close());
        work.resources().put(TURN, turn);
        return stateOf(turn.holder());
    }

    @Override
    public void nowIs(TenantId tenant, VerificationType type, String subject, VerificationRequestId latest) {
        CurrentUnitOfWork.get().<Turns.Turn>getResource(TURN).holderIs(latest.value());
    }

    private @Nullable VerificationRequestState stateOf(@Nullable String request) {
        return request == null
                ? null
                : states.newest(VerificationRequestState.FOLD, request)
                        .map(States.Known::state)
                        .orElse(null);
    }

    private static String name(VerificationType type, String subject) {
        return "verification:%s:%s".formatted(type, subject);
    }
}
