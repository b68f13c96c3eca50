package io.muniment.infra.identity;

import static io.muniment.projection.schema.Tables.IDENTITY_FORMER_PASSWORD;
import static io.muniment.projection.schema.Tables.IDENTITY_LINK;
import static io.muniment.projection.schema.Tables.IDENTITY_PASSWORD;
import static io.muniment.projection.schema.Tables.IDENTITY_SESSION;
import static io.muniment.projection.schema.Tables.RESERVATION;

import io.muniment.infra.privacy.PersonalDataStore;
import io.muniment.infra.turns.Turns;
import io.muniment.projection.EveryTenant;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What somebody signed in with, and from where: their address is free for another then. */
@Component
class SignInDataOfPersons implements PersonalDataStore {

    private final DSLContext db;

    SignInDataOfPersons(DSLContext db) {
        this.db = EveryTenant.of(db);
    }

    @Override
    public String store() {
        return "sign-in";
    }

    @Override
    public long erase(ErasedPerson person) {
        Set<String> accounts = person.aggregates();
        return (long) db.deleteFrom(RESERVATION)
                        .where(RESERVATION.TENANT.eq(Turns.EVERYWHERE))
                        .and(RESERVATION.NAME.startsWith(ReservedAddresses.PREFIX))
                        .and(RESERVATION.HOLDER.in(accounts))
                        .execute()
                + db.deleteFrom(RESERVATION)
                        .where(RESERVATION.TENANT.eq(person.tenant().value()))
                        .and(RESERVATION.NAME.startsWith(ReservedInvitations.PREFIX))
                        .and(RESERVATION.HOLDER.in(accounts))
                        .execute()
                + db.deleteFrom(IDENTITY_LINK)
                        .where(IDENTITY_LINK.SUBJECT.in(accounts))
                        .execute()
                + db.deleteFrom(IDENTITY_PASSWORD)
                        .where(IDENTITY_PASSWORD.ACCOUNT.in(accounts))
                        .execute()
                + db.deleteFrom(IDENTITY_FORMER_PASSWORD)
                        .where(IDENTITY_FORMER_PASSWORD.ACCOUNT.in(accounts))
                        .execute()
                + db.deleteFrom(IDENTITY_SESSION)
                        .where(IDENTITY_SESSION.ACCOUNT.in(accounts))
                        .execute();
    }
}
