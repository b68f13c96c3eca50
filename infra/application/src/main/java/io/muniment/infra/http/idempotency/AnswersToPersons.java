package io.muniment.infra.http.idempotency;

import static io.muniment.projection.schema.Tables.IDEMPOTENT_REQUEST;

import io.muniment.infra.privacy.PersonalDataStore;
import io.muniment.projection.EveryTenant;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What was answered to the person, and to others about what was the person's. */
@Component
class AnswersToPersons implements PersonalDataStore {

    private final DSLContext db;

    AnswersToPersons(DSLContext db) {
        this.db = EveryTenant.of(db);
    }

    @Override
    public String store() {
        return "answers to repeated requests";
    }

    @Override
    public long erase(ErasedPerson person) {
        String ofPerson =
                "/api/privacy/persons/" + UriUtils.encodePathSegment(person.person(), StandardCharsets.UTF_8) + "/";
        Stream<Condition> about = Stream.concat(
                Stream.of(IDEMPOTENT_REQUEST.PATH.startsWith(ofPerson)),
                person.aggregates().stream().map(IDEMPOTENT_REQUEST.PATH::contains));
        return db.deleteFrom(IDEMPOTENT_REQUEST)
                .where(IDEMPOTENT_REQUEST.TENANT.eq(person.tenant().value()))
                .and(IDEMPOTENT_REQUEST.ACTOR.eq(person.person()).or(DSL.or(about.toList())))
                .execute();
    }
}
