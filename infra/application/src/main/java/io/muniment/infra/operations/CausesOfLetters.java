package io.muniment.infra.operations;

import static io.muniment.projection.schema.Tables.DEAD_LETTER;

import io.muniment.infra.privacy.PersonalDataStore;
import io.muniment.kernel.event.Erased;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** A parked event is sealed as every other; what is said of why it could not be handled may quote it. */
@Component
class CausesOfLetters implements PersonalDataStore {

    private final DSLContext db;

    CausesOfLetters(DSLContext db) {
        this.db = db;
    }

    @Override
    public String store() {
        return "causes of parked events";
    }

    @Override
    public long erase(ErasedPerson person) {
        return db.update(DEAD_LETTER)
                .set(DEAD_LETTER.CAUSE_MESSAGE, Erased.TEXT)
                .where(DEAD_LETTER.AGGREGATE_IDENTIFIER.in(person.aggregates()))
                .and(DEAD_LETTER.CAUSE_MESSAGE.isNotNull())
                .execute();
    }
}
