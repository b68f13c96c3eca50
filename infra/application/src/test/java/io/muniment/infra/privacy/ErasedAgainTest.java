package io.muniment.infra.privacy;

import static io.muniment.projection.schema.Tables.PERSON_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import io.muniment.command.SystemCommands;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.aggregate.States;
import io.muniment.infra.security.development.DemoIssuer;
import io.muniment.infra.security.development.DemoUser;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.privacy.PersonId;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.schema.view.VerificationIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Everything is as before a person was erased, but the certificate is there: so it is after a backup came back. */
@RunningMuniment
class ErasedAgainTest {

    private static final TenantId DEMO = new TenantId("demo");

    @LocalServerPort
    private int port;

    @Autowired
    private DemoIssuer issuer;

    @Autowired
    private ErasedAgain erasedAgain;

    @Autowired
    private Certificates certificates;

    @Autowired
    private PersonKeyStore keys;

    @Autowired
    private PersonKeyDatabase database;

    @Autowired
    private States states;

    @Autowired
    private ElasticsearchClient elasticsearch;

    @Autowired
    private VerificationIndex index;

    @Autowired
    private SystemCommands commands;

    @Test
    void whoCameBackWithABackupIsErasedAgain() throws IOException, InterruptedException {
        String base = "http://localhost:" + port;
        String name = "quentin-" + UUID.randomUUID();
        Person quentin = Person.withToken(base, issuer.token(new DemoUser(name, Role.BUYER, "demo")));
        Person cora = Person.withToken(base, issuer.token(new DemoUser("cora", Role.COMPLIANCE_OFFICER, "demo")));
        Answer submitted = quentin.submitProperty();
        PersonId id = PersonId.of(DEMO, name);
        byte[] wrapped = keys.row(id).orElseThrow().getWrapped();
        certificates.write(id.value(), DEMO.value(), name, List.of());

        erasedAgain.eraseWhoCameBack();

        String person = "/api/privacy/persons/" + name;
        awaitErased(cora, person);
        assertThat(cora.get(person).text("/ground")).isEqualTo("CAME_BACK");
        assertThat(cora.get(person).text("/orderedBy")).isEqualTo("system:privacy");
        assertThat(keys.find(id).orElseThrow().key()).isNull();
        assertThat(Person.signIn(base, "rita")
                        .get("/api/verification-requests/" + submitted.text("/id"))
                        .text("/applicantName"))
                .isEqualTo("erased");

        long version = cora.get(person).body().path("version").asLong();
        erasedAgain.eraseWhoCameBack();
        assertThat(cora.get(person).body().path("version").asLong()).isEqualTo(version);

        database.db()
                .update(PERSON_KEY)
                .set(PERSON_KEY.WRAPPED, wrapped)
                .setNull(PERSON_KEY.DESTROYED_AT)
                .where(PERSON_KEY.ID.eq(id.value()))
                .execute();
        anOlderIndexComesBack(submitted.text("/id"));
        ErasedAgain afterTheKeysCameBack = new ErasedAgain(keys, certificates, states, commands);
        assertThat(keys.find(id).orElseThrow().key()).isNull();
        assertThat(afterTheKeysCameBack.eraseWhoCameBack()).isTrue();
        await().untilAsserted(() ->
                assertThat(cora.get(person).body().path("version").asLong()).isGreaterThan(version));
        awaitErased(cora, person);
        assertThat(indexed(submitted.text("/id"))).containsEntry(VerificationIndex.APPLICANT_NAME, "erased");
    }

    private void anOlderIndexComesBack(String request) throws IOException {
        Map<String, Object> document = indexed(request);
        document.put(VerificationIndex.APPLICANT_NAME, "Quentin Who Was");
        long version = Objects.requireNonNull(elasticsearch
                .get(get -> get.index(index.alias()).id(request), Map.class)
                .version());
        elasticsearch.index(put -> put.index(index.alias())
                .id(request)
                .version(version)
                .versionType(VersionType.ExternalGte)
                .refresh(Refresh.True)
                .document(document));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> indexed(String request) throws IOException {
        return Objects.requireNonNull((Map<String, Object>) elasticsearch
                .get(get -> get.index(index.alias()).id(request), Map.class)
                .source());
    }

    @Test
    void aCertificateThatCannotBeReadKeepsNobodyElseFromBeingErased(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{");
        Certificates some = new Certificates(folder, JsonMapper.shared(), Clock.systemUTC());
        some.write(PersonId.of(DEMO, "rosa").value(), "demo", "rosa", List.of());
        assertThat(some.all())
                .singleElement()
                .satisfies(one -> assertThat(one.person()).isEqualTo("rosa"));
    }

    private static void awaitErased(Person cora, String person) {
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(
                        () -> assertThat(cora.get(person).text("/standing")).isEqualTo("ERASED"));
    }
}
