package io.muniment.infra.identity;

import io.muniment.command.identity.InvitedAddresses;
import io.muniment.infra.aggregate.States;
import io.muniment.infra.turns.Turns;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.InvitationState;
import io.muniment.kernel.tenancy.TenantId;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One row for each e-mail address that a tenant has invited names the latest invitation. */
@Component
class ReservedInvitations implements InvitedAddresses {

    static final String PREFIX = "identity:invitation:";

    private static final String TURN = ReservedInvitations.class.getName();

    private final Turns turns;
    private final States states;
    private final ReservedAddresses addresses;

    ReservedInvitations(Turns turns, States states, ReservedAddresses addresses) {
        this.turns = turns;
        this.states = states;
        this.addresses = addresses;
    }

    @Override
    public @Nullable InvitationState latest(TenantId tenant, EmailAddress address) {
        UnitOfWork<?> work = CurrentUnitOfWork.get();
        Turns.Turn turn = turns.take(tenant.value(), PREFIX + address);
        work.onCleanup(_ -> turn.close());
        work.resources().put(TURN, turn);
        return Optional.ofNullable(turn.holder()).flatMap(this::find).orElse(null);
    }

    @Override
    public void nowIs(TenantId tenant, EmailAddress address, InvitationId latest) {
        CurrentUnitOfWork.get().<Turns.Turn>getResource(TURN).holderIs(latest.value());
    }

    @Override
    public @Nullable AccountState account(EmailAddress address) {
        return addresses.find(address).orElse(null);
    }

    Optional<InvitationState> find(String id) {
        return states.newest(InvitationState.FOLD, id).map(States.Known::state);
    }
}
