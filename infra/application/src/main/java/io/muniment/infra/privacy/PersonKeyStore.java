package io.muniment.infra.privacy;

import static io.muniment.projection.schema.Tables.PERSON_KEY;
import static io.muniment.projection.schema.Tables.PERSON_KEY_DESTRUCTIONS;

import io.muniment.kernel.privacy.PersonId;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.schema.tables.records.PersonKeyRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jspecify.annotations.Nullable;

/** The keys of persons, each wrapped. That one was destroyed is known for ever: no other takes its place. */
final class PersonKeyStore {

    private static final int AT_ONCE = 500;

    private final DSLContext db;
    private final MasterKeys masters;
    private final Clock clock;

    PersonKeyStore(DSLContext db, MasterKeys masters, Clock clock) {
        this.db = db;
        this.masters = masters;
        this.clock = clock;
    }

    /** A key that the store holds, or held: then there is nothing left of it. */
    record Stored(@Nullable SecretKey key) {}

    Optional<Stored> find(PersonId person) {
        return row(person).map(this::stored);
    }

    private Stored stored(PersonKeyRecord row) {
        return new Stored(
                row.getWrapped() == null ? null : masters.unwrap(row.getId(), row.getMaster(), row.getWrapped()));
    }

    /** Two who begin at once come to the same. */
    Stored findOrMake(TenantId tenant, String person) {
        PersonId id = PersonId.of(tenant, person);
        return find(id).orElseGet(() -> {
            db.insertInto(PERSON_KEY)
                    .set(PERSON_KEY.ID, id.value())
                    .set(PERSON_KEY.TENANT, tenant.value())
                    .set(PERSON_KEY.PERSON, person)
                    .set(PERSON_KEY.MASTER, masters.current().id())
                    .set(PERSON_KEY.WRAPPED, masters.wrap(id.value(), Xaes.newKey()))
                    .set(PERSON_KEY.MADE_AT, clock.instant())
                    .onConflictDoNothing()
                    .execute();
            return find(id).orElseThrow();
        });
    }

    Optional<PersonKeyRecord> row(PersonId person) {
        return db.selectFrom(PERSON_KEY).where(PERSON_KEY.ID.eq(person.value())).fetchOptional();
    }

    /** Whether it was still there. */
    boolean destroy(PersonId person) {
        return db.transactionResult(transaction -> {
            boolean isGone = transaction
                            .dsl()
                            .update(PERSON_KEY)
                            .setNull(PERSON_KEY.WRAPPED)
                            .set(PERSON_KEY.DESTROYED_AT, clock.instant())
                            .where(PERSON_KEY.ID.eq(person.value()))
                            .and(PERSON_KEY.WRAPPED.isNotNull())
                            .execute()
                    > 0;
            tellAll(transaction.dsl());
            return isGone;
        });
    }

    /** Every process lets go of what it has opened, in a short while. */
    void tellAll() {
        tellAll(db);
    }

    private static void tellAll(DSLContext db) {
        db.update(PERSON_KEY_DESTRUCTIONS)
                .set(PERSON_KEY_DESTRUCTIONS.COUNT, PERSON_KEY_DESTRUCTIONS.COUNT.plus(1))
                .execute();
    }

    /** How often something was to be let go of. */
    long destructions() {
        return db.select(PERSON_KEY_DESTRUCTIONS.COUNT)
                .from(PERSON_KEY_DESTRUCTIONS)
                .fetchSingle(Record1::value1);
    }

    /** Whose keys were destroyed. */
    List<PersonKeyRecord> destroyed() {
        return db.selectFrom(PERSON_KEY)
                .where(PERSON_KEY.WRAPPED.isNull())
                .orderBy(PERSON_KEY.ID)
                .fetch();
    }

    /** Wraps with the current master key what is wrapped with another, and says how many there were. */
    int wrapAnew() {
        requireAllCanBeOpened();
        int all = 0;
        for (int some = wrapSomeAnew(); some > 0; some = wrapSomeAnew()) {
            all += some;
        }
        return all;
    }

    private void requireAllCanBeOpened() {
        List<String> missing = db.selectDistinct(PERSON_KEY.MASTER)
                .from(PERSON_KEY)
                .where(PERSON_KEY.WRAPPED.isNotNull())
                .fetch(PERSON_KEY.MASTER);
        missing.removeIf(masters::opens);
        if (!missing.isEmpty()) {
            throw new KeyMissing("Keys of persons are wrapped with master keys that are not here: " + missing);
        }
    }

    private int wrapSomeAnew() {
        return db.transactionResult(transaction -> {
            List<PersonKeyRecord> old = transaction
                    .dsl()
                    .selectFrom(PERSON_KEY)
                    .where(PERSON_KEY.MASTER.ne(masters.current().id()))
                    .and(PERSON_KEY.WRAPPED.isNotNull())
                    .limit(AT_ONCE)
                    .forUpdate()
                    .fetch();
            old.forEach(row -> {
                row.setWrapped(
                        masters.wrap(row.getId(), masters.unwrap(row.getId(), row.getMaster(), row.getWrapped())));
                row.setMaster(masters.current().id());
                row.update();
            });
            return old.size();
        });
    }
}
