package io.muniment.infra.privacy;

import static io.muniment.projection.schema.Tables.LEDGER_SNAPSHOT;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** States that were kept to be quick: sealed with a key that is no more, they are of no use to anybody. */
@Component
class KeptStatesOfPersons implements PersonalDataStore {

    private final DSLContext db;

    KeptStatesOfPersons(DSLContext db) {
        this.db = db;
    }

    @Override
    public String store() {
        return "kept states";
    }

    @Override
    public long erase(ErasedPerson person) {
        return db.deleteFrom(LEDGER_SNAPSHOT)
                .where(LEDGER_SNAPSHOT.AGGREGATE_ID.in(person.aggregates()))
                .execute();
    }
}
