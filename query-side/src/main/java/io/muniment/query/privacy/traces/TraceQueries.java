package io.muniment.query.privacy.traces;

import static io.muniment.projection.schema.Tables.PRIVACY_TRACED_PERSONS;
import static io.muniment.projection.schema.Tables.PRIVACY_TRACES;

import io.muniment.kernel.identity.Actor;
import io.muniment.query.Page;
import io.muniment.query.Sorting;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class TraceQueries {

    private static final Sorting SORTING = new Sorting(
            Map.of("aggregateType", PRIVACY_TRACES.AGGREGATE_TYPE, "events", PRIVACY_TRACED_PERSONS.EVENTS),
            PRIVACY_TRACES.AGGREGATE_TYPE.asc(),
            PRIVACY_TRACES.ID);

    private final DSLContext db;

    TraceQueries(DSLContext db) {
        this.db = db;
    }

    @QueryHandler
    Page<TraceOfPerson> on(FindTraces query, Actor actor) {
        Condition ofPerson = PRIVACY_TRACED_PERSONS
                .TENANT
                .eq(actor.tenant().value())
                .and(PRIVACY_TRACED_PERSONS.PERSON.eq(query.person()));
        var items = db.select(PRIVACY_TRACES.AGGREGATE_TYPE, PRIVACY_TRACES.ID, PRIVACY_TRACED_PERSONS.EVENTS)
                .from(PRIVACY_TRACED_PERSONS)
                .join(PRIVACY_TRACES)
                .on(PRIVACY_TRACES.ID.eq(PRIVACY_TRACED_PERSONS.TRACE))
                .where(ofPerson)
                .orderBy(SORTING.of(query.page().sort()))
                .limit(query.page().size())
                .offset(query.page().offset())
                .fetch(row -> new TraceOfPerson(row.value1(), row.value2(), row.value3()));
        return Page.of(items, query.page(), db.fetchCount(PRIVACY_TRACED_PERSONS, ofPerson));
    }
}
