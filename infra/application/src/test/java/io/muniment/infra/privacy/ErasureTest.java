package io.muniment.infra.privacy;

import static io.muniment.projection.schema.Tables.DEAD_LETTER;
import static io.muniment.projection.schema.Tables.PROJECTION_REBUILD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.command.ForgetsPersons;
import io.muniment.command.SystemCommands;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.consistency.ConsistencyGate;
import io.muniment.infra.security.development.DemoIssuer;
import io.muniment.infra.security.development.DemoUser;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.privacy.ErasedFrom;
import io.muniment.kernel.privacy.PersonId;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.Fold;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An erasure that ends in the middle, is refused or is asked for by the wrong ones. */
@RunningMuniment
class ErasureTest {

    private static final TenantId DEMO = new TenantId("demo");

    private final String name = "paul-" + UUID.randomUUID();
    private final PersonId id = PersonId.of(DEMO, name);

    @LocalServerPort
    private int port;

    @Autowired
    private DemoIssuer issuer;

    @Autowired
    private PersonKeyStore store;

    @Autowired
    private PersonKeys keys;

    @Autowired
    private List<ForgetsPersons> kinds;

    @Autowired
    private SystemCommands commands;

    @Autowired
    private ConsistencyGate gate;

    @Autowired
    private List<Fold<?>> readModels;

    @Autowired
    private Certificates certificates;

    @Autowired
    private RowsOfPersons rows;

    @Autowired
    private IndexesOfPersons indexes;

    @Autowired
    private DSLContext db;

    private String request;

    @BeforeEach
    void aRequest() throws IOException, InterruptedException {
        Answer submitted = person(name, Role.BUYER, "demo").submitProperty();
        request = "/api/verification-requests/" + submitted.text("/id");
    }

    @Test
    void whatWasKilledInTheMiddleIsDoneAgainAndCertifiedOnce() throws IOException, InterruptedException {
        assertThatExceptionOfType(Killed.class)
                .isThrownBy(() -> erasure(List.of(rows, new KilledHere())).erase(DEMO, id));
        assertThat(certificates.all()).noneMatch(one -> one.person().equals(name));
        assertThat(keys.toOpen(id)).isEmpty();

        List<ErasedFrom> erased = erasure(List.of(rows)).erase(DEMO, id);

        assertThat(erased).contains(new ErasedFrom("aggregates", 1), new ErasedFrom("keys", 0));
        assertThat(erased).filteredOn(one -> one.store().equals(rows.store())).allMatch(one -> one.count() > 0);
        assertThat(certificates.all())
                .filteredOn(one -> one.person().equals(name))
                .hasSize(1);
        Answer events = person("axel", Role.AUDITOR, "demo")
                .get("/api/history/verification-request/" + request.substring(request.lastIndexOf('/') + 1)
                        + "/events");
        assertThat(events.body().path("items").findValuesAsString("name"))
                .containsExactly(
                        "verification.RequestSubmitted",
                        "verification.RequestWithdrawn",
                        "verification.ApplicantErased");
    }

    @Test
    void nothingIsCertifiedWhileItIsNotKnownWhereThePersonIs() {
        String letter = UUID.randomUUID().toString();
        db.insertInto(DEAD_LETTER)
                .set(DEAD_LETTER.DEAD_LETTER_IDENTIFIER, letter)
                .set(DEAD_LETTER.PROCESSING_GROUP, Traced.READ_MODEL)
                .set(DEAD_LETTER.SEQUENCE_IDENTIFIER, letter)
                .set(DEAD_LETTER.SEQUENCE_INDEX, 0L)
                .set(DEAD_LETTER.MESSAGE_TYPE, "event")
                .set(DEAD_LETTER.EVENT_IDENTIFIER, letter)
                .set(DEAD_LETTER.EVENT_TIMESTAMP, "2026-01-01T00:00:00Z")
                .set(DEAD_LETTER.PAYLOAD_TYPE, "test")
                .set(DEAD_LETTER.PAYLOAD, new byte[0])
                .set(DEAD_LETTER.ENQUEUED_AT, "2026-01-01T00:00:00Z")
                .execute();
        try {
            assertThatExceptionOfType(NotYet.class)
                    .isThrownBy(() -> erasure(List.of()).erase(DEMO, id));
        } finally {
            db.deleteFrom(DEAD_LETTER)
                    .where(DEAD_LETTER.DEAD_LETTER_IDENTIFIER.eq(letter))
                    .execute();
        }
    }

    @Test
    void anIndexThatIsBeingRebuiltIsWaitedFor() {
        String index = "verification-search";
        // the record of a rebuild that is through stays until the next one begins
        db.deleteFrom(PROJECTION_REBUILD)
                .where(PROJECTION_REBUILD.PROJECTION.eq(index))
                .execute();
        db.insertInto(PROJECTION_REBUILD)
                .set(PROJECTION_REBUILD.PROJECTION, index)
                .set(PROJECTION_REBUILD.RUN, "test")
                .set(PROJECTION_REBUILD.PHASE, "loading")
                .set(PROJECTION_REBUILD.HALTED, "by this test")
                .set(PROJECTION_REBUILD.UP_TO, 0L)
                .set(PROJECTION_REBUILD.REACHED, "")
                .set(PROJECTION_REBUILD.DONE, 0L)
                .set(PROJECTION_REBUILD.TOTAL, 0L)
                .set(PROJECTION_REBUILD.EVENTS_PER_SECOND, 0.0)
                .set(PROJECTION_REBUILD.STARTED_AT, Instant.EPOCH)
                .set(PROJECTION_REBUILD.CHANGED_AT, Instant.EPOCH)
                .execute();
        try {
            assertThatExceptionOfType(NotYet.class)
                    .isThrownBy(() -> indexes.erase(new PersonalDataStore.ErasedPerson(DEMO, name, Set.of())));
        } finally {
            db.deleteFrom(PROJECTION_REBUILD)
                    .where(PROJECTION_REBUILD.RUN.eq("test"))
                    .execute();
        }
    }

    @Test
    void whoIsErasedInAnotherTenantIsSomebodyElse() throws IOException, InterruptedException {
        String path = "/api/privacy/persons/" + name;
        Person officerOfOthers = person("conny", Role.COMPLIANCE_OFFICER, "other");
        assertThat(officerOfOthers
                        .post(path + "/erasure", "{\"ground\":\"PERSON_OBJECTED\"}")
                        .code())
                .isEqualTo("privacy.person-unknown");
        Answer held = officerOfOthers.post(path + "/holds", "{\"reason\":\"case 12\"}");
        assertThat(held.status()).isEqualTo(201);
        assertThat(officerOfOthers.getAfter(held, path).status()).isEqualTo(200);

        Person officer = person("cora", Role.COMPLIANCE_OFFICER, "demo");
        assertThat(officer.get(path).code()).isEqualTo("resource.not-found");
        assertThat(officer.get("/api/privacy/persons").body().toString()).doesNotContain(name);
        assertThat(officerOfOthers.get(path + "/traces").text("/items/0/aggregateType"))
                .isNotEqualTo("verification-request");
        assertThat(keys.toOpen(id)).isPresent();
    }

    @Test
    void onlyWhoProtectsPrivacyErasesOrHolds() throws IOException, InterruptedException {
        String path = "/api/privacy/persons/" + name;
        for (Role role : List.of(Role.BUYER, Role.REVIEWER, Role.AUDITOR, Role.OPERATOR)) {
            Person somebody = person("somebody", role, "demo");
            assertThat(somebody.post(path + "/erasure", "{\"ground\":\"PERSON_OBJECTED\"}")
                            .code())
                    .as(role.name())
                    .isEqualTo("access.permission-missing");
            assertThat(somebody.post(path + "/holds", "{\"reason\":\"mine\"}").code())
                    .isEqualTo("access.permission-missing");
            assertThat(somebody.get(path + "/traces").code()).isEqualTo("access.permission-missing");
        }
        Person officer = person("cora", Role.COMPLIANCE_OFFICER, "demo");
        assertThat(officer.post(path + "/erasure", "{\"ground\":\"BECAUSE\"}").status())
                .isEqualTo(400);
        assertThat(officer.post(path + "/erasure", "{}").code()).isEqualTo("request.invalid");
        assertThat(officer.post(path + "/holds", "{\"reason\":\" \"}").code()).isEqualTo("request.invalid");
    }

    private Erasure erasure(List<PersonalDataStore> stores) {
        return new Erasure(store, keys, new Traced(db), kinds, commands, gate, readModels, stores, certificates);
    }

    private Person person(String user, Role role, String tenant) {
        return Person.withToken("http://localhost:" + port, issuer.token(new DemoUser(user, role, tenant)));
    }

    private static final class KilledHere implements PersonalDataStore {

        @Override
        public String store() {
            return "nothing";
        }

        @Override
        public long erase(ErasedPerson person) {
            throw new Killed();
        }
    }

    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
