package io.muniment.infra.identity;

import static io.muniment.projection.schema.Tables.RESERVATION;

import io.muniment.command.identity.SignInAddresses;
import io.muniment.infra.aggregate.States;
import io.muniment.infra.turns.Turns;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.projection.EveryTenant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        this.db = EveryTenant.of(db);
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
        return idOf(address)
                .flatMap(this::account)
                .filter(account -> account.email().equals(address.value()));
    }

    /** As the reservation has it: the account's history is not read for it. */
    Optional<String> idOf(EmailAddress address) {
        return db.select(RESERVATION.HOLDER)
                .from(RESERVATION)
                .where(RESERVATION.TENANT.eq(Turns.EVERYWHERE))
                .and(RESERVATION.NAME.eq(PREFIX + address))
                .fetchOptional(RESERVATION.HOLDER);
    }

    Optional<AccountState> account(String id) {
        return states.newest(AccountState.FOLD, id).map(States.Known::state);
    }

    /** Nothing has happened to it but its opening. */
    boolean isUntouched(AccountId account) {
        return states.newest(AccountState.FOLD, account.value())
                .filter(known -> known.version() == 0)
                .isPresent();
    }

    /** Whether the installation was told to make it before, whatever has become of the account. */
    boolean wasMade(EmailAddress address) {
        return db.fetchExists(
                RESERVATION, RESERVATION.TENANT.eq(Turns.EVERYWHERE).and(RESERVATION.NAME.eq(mark(address))));
    }

    /** Stays when the account is erased: the address stands in the configuration, and here only its digest. */
    void markMade(EmailAddress address, AccountId account) {
        db.insertInto(RESERVATION)
                .set(RESERVATION.TENANT, Turns.EVERYWHERE)
                .set(RESERVATION.NAME, mark(address))
                .set(RESERVATION.HOLDER, account.value())
                .onConflictDoNothing()
                .execute();
    }

    private static String mark(EmailAddress address) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(address.value().getBytes(StandardCharsets.UTF_8));
            return "identity:made:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
