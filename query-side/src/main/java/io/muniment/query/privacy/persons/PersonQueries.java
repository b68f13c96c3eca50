package io.muniment.query.privacy.persons;

import static io.muniment.projection.schema.Tables.PRIVACY_ERASED_STORES;
import static io.muniment.projection.schema.Tables.PRIVACY_HOLDS;
import static io.muniment.projection.schema.Tables.PRIVACY_PERSONS;
import static org.jooq.impl.DSL.noCondition;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.privacy.ErasedFrom;
import io.muniment.kernel.privacy.PersonId;
import io.muniment.kernel.privacy.PersonStanding;
import io.muniment.query.NotFound;
import io.muniment.query.Page;
import io.muniment.query.Sorting;
import io.muniment.query.privacy.persons.PersonDetails.LegalHoldOfPerson;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class PersonQueries {

    private static final Sorting SORTING = new Sorting(
            Map.of(
                    "changedAt", PRIVACY_PERSONS.CHANGED_AT,
                    "orderedAt", PRIVACY_PERSONS.ORDERED_AT,
                    "erasedAt", PRIVACY_PERSONS.ERASED_AT,
                    "person", PRIVACY_PERSONS.PERSON),
            PRIVACY_PERSONS.CHANGED_AT.desc(),
            PRIVACY_PERSONS.ID);

    private final DSLContext db;

    PersonQueries(DSLContext db) {
        this.db = db;
    }

    @QueryHandler
    Page<PersonSummary> on(FindPersons query, Actor actor) {
        PersonStanding standing = query.standing();
        Condition condition = PRIVACY_PERSONS
                .TENANT
                .eq(actor.tenant().value())
                .and(standing == null ? noCondition() : PRIVACY_PERSONS.STANDING.eq(standing.name()));
        var items = db.selectFrom(PRIVACY_PERSONS)
                .where(condition)
                .orderBy(SORTING.of(query.page().sort()))
                .limit(query.page().size())
                .offset(query.page().offset())
                .fetch(PersonSummary::of);
        return Page.of(items, query.page(), db.fetchCount(PRIVACY_PERSONS, condition));
    }

    @QueryHandler
    PersonDetails on(FindPerson query, Actor actor) {
        String id = PersonId.of(actor.tenant(), query.person()).value();
        var person = db.selectFrom(PRIVACY_PERSONS)
                .where(PRIVACY_PERSONS.ID.eq(id))
                .and(PRIVACY_PERSONS.TENANT.eq(actor.tenant().value()))
                .fetchOptional()
                .orElseThrow(() -> new NotFound(query.person()));
        return PersonDetails.of(person, holds(id), stores(id));
    }

    private List<LegalHoldOfPerson> holds(String id) {
        return db.selectFrom(PRIVACY_HOLDS)
                .where(PRIVACY_HOLDS.PERSON.eq(id))
                .orderBy(PRIVACY_HOLDS.PLACED_AT, PRIVACY_HOLDS.ID)
                .fetch(row ->
                        new LegalHoldOfPerson(row.getId(), row.getReason(), row.getPlacedAt(), row.getPlacedBy()));
    }

    private List<ErasedFrom> stores(String id) {
        return db.selectFrom(PRIVACY_ERASED_STORES)
                .where(PRIVACY_ERASED_STORES.PERSON.eq(id))
                .orderBy(PRIVACY_ERASED_STORES.PLACE)
                .fetch(row -> new ErasedFrom(row.getStore(), row.getCount()));
    }
}
