package io.muniment.infra.identity;

import static io.muniment.projection.schema.Tables.RESERVATION;

import io.muniment.command.identity.SignInAddresses;
import io.muniment.infra.aggregate.States;
import io.muniment.infra.turns.Turns;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.EmailAddress;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One row for each e-mail address, of all tenants, names the account that signs in with it. Who opens an account has
 * the turn of its address until the event is in the ledger: an account that is named but not there was never opened.
 */
@Component
class ReservedAddresses implements SignInAddresses {

    static final String PREFIX = "identity:email:";

    private static final String TURN = ReservedAddresses.class.getName();

    private final Turns turns;
    private final States states;
    private final DSLContext db;

    ReservedAddresses(Turns turns, States states, DSLContext db) {
        this.turns = turns;
        this.states = states;
        this.db = db;
    }

    @Override
    public @Nullable AccountState holder(EmailAddress address) {
        UnitOfWork<?> work = CurrentUnitOfWork.get();
        Turns.Turn turn = turns.take(Turns.EVERYWHERE, PREFIX + address);
        work.onCleanup(_ -> turn.close());
        work.resources().put(TURN, turn);
        return Optional.ofNullable(turn.holder()).flatMap(this::account).orElse(null);
    }

    @Override
    public void nowIs(EmailAddress address, AccountId account) {
        CurrentUnitOfWork.get().<Turns.Turn>getResource(TURN).holderIs(account.value());
    }

    /** Whoever signs in waits for nobody. */
    Optional<AccountState> find(EmailAddress address) {
        return db.select(RESERVATION.HOLDER)
                .from(RESERVATION)
                .where(RESERVATION.TENANT.eq(Turns.EVERYWHERE))
                .and(RESERVATION.NAME.eq(PREFIX + address))
                .fetchOptional(RESERVATION.HOLDER)
                .flatMap(this::account)
                .filter(account -> account.email().equals(address.value()));
    }

    Optional<AccountState> account(String id) {
        return states.newest(AccountState.FOLD, id).map(States.Known::state);
    }
}
