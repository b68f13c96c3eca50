package io.muniment.infra.privacy;

import static io.muniment.projection.schema.Tables.DEAD_LETTER;
import static io.muniment.projection.schema.Tables.PRIVACY_TRACED_PERSONS;
import static io.muniment.projection.schema.Tables.PRIVACY_TRACES;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.EveryTenant;
import java.math.BigDecimal;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.impl.DSL;

/** Where events say something of a person. */
final class Traced {

    static final String READ_MODEL = "privacy-traces";

    private final DSLContext db;

    Traced(DSLContext db) {
        this.db = EveryTenant.of(db);
    }

    /** The type of each aggregate. */
    Map<String, String> of(TenantId tenant, String person) {
        return db.select(PRIVACY_TRACES.ID, PRIVACY_TRACES.AGGREGATE_TYPE)
                .from(PRIVACY_TRACED_PERSONS)
                .join(PRIVACY_TRACES)
                .on(PRIVACY_TRACES.ID.eq(PRIVACY_TRACED_PERSONS.TRACE))
                .where(PRIVACY_TRACED_PERSONS.TENANT.eq(tenant.value()))
                .and(PRIVACY_TRACED_PERSONS.PERSON.eq(person))
                .fetchMap(PRIVACY_TRACES.ID, PRIVACY_TRACES.AGGREGATE_TYPE);
    }

    /** What is parked before it may say something of anybody. */
    void requireNothingParked() {
        if (db.fetchExists(DEAD_LETTER, DEAD_LETTER.PROCESSING_GROUP.eq(READ_MODEL))) {
            throw new NotYet("events are parked before %s".formatted(READ_MODEL));
        }
    }

    long events(TenantId tenant, String person) {
        return db.select(DSL.coalesce(DSL.sum(PRIVACY_TRACED_PERSONS.EVENTS), BigDecimal.ZERO))
                .from(PRIVACY_TRACED_PERSONS)
                .where(PRIVACY_TRACED_PERSONS.TENANT.eq(tenant.value()))
                .and(PRIVACY_TRACED_PERSONS.PERSON.eq(person))
                .fetchSingle(Record1::value1)
                .longValue();
    }
}
