package io.muniment.infra.eventstore;

import static io.muniment.projection.schema.Tables.DOMAIN_EVENT;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The table of all events, seen as a whole. */
@Component
public class Ledger {

    private final DSLContext db;

    Ledger(DSLContext db) {
        this.db = db;
    }

    public boolean isEmpty() {
        return !db.fetchExists(DOMAIN_EVENT);
    }
}
