package io.muniment.infra.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.infra.RunningMuniment;
import io.muniment.infra.security.development.DemoIssuer;
import io.muniment.infra.security.development.DemoUser;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.kernel.identity.Role;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whoever looks after all tenants goes to another one by a switch, and is seen there and at home. */
@RunningMuniment
class TenantSwitchTest {

    private static final String ACCESS = "/api/audit-logs/access";

    @LocalServerPort
    private int port;

    @Autowired
    private DemoIssuer issuer;

    private final String sam = "sam-" + UUID.randomUUID();
    private Person eve;
    private String ofEve;

    @BeforeEach
    void somethingIsThere() throws IOException, InterruptedException {
        eve = Person.signIn("http://localhost:" + port, "eve");
        ofEve = "/api/verification-requests/" + eve.submitProperty().text("/id");
        eve.getUntil(ofEve, "/status", "COLLECTING");
    }

    private Person person(String name, Role role, String tenant) {
        return Person.withToken("http://localhost:" + port, issuer.token(new DemoUser(name, role, tenant)));
    }

    private Person superAdmin() {
        return person(sam, Role.SUPER_ADMIN, "demo");
    }

    private static Person at(Person person, String tenant) {
        return person.with("X-Super-Admin", "true").with("X-Tenant-ID", tenant);
    }

    @Test
    void aSuperAdminGoesToAnotherTenantByTheSwitchOnly() throws IOException, InterruptedException {
        assertThat(superAdmin().get(ofEve).status()).isEqualTo(404);
        assertThat(at(superAdmin(), "other").get(ofEve).status()).isEqualTo(200);
        assertThat(at(superAdmin(), "other").get("/api/me").text("/tenant")).isEqualTo("other");
        assertThat(superAdmin().get("/api/me").text("/tenant")).isEqualTo("demo");
        assertThat(at(superAdmin(), "third").get(ofEve).status()).isEqualTo(404);
    }

    @Test
    void whatIsDoneThereIsInTheRecordOfThatTenant() throws IOException, InterruptedException {
        Answer noted = at(superAdmin(), "other").post(ofEve + "/notes", "{\"text\":\"seen to\"}");
        assertThat(noted.status()).as(noted.toString()).isEqualTo(200);

        Person auditor = person("alan", Role.AUDITOR, "other");
        JsonNode last = auditor.getAfter(noted, "/api/audit-logs?size=1&actor=" + sam)
                .body()
                .at("/items/0");
        assertThat(last.path("tenant").asString()).isEqualTo("other");
        assertThat(last.path("role").asString()).isEqualTo("SUPER_ADMIN");
    }

    @Test
    void itIsNotedThereAndAtHome() throws IOException, InterruptedException {
        Answer seen = at(superAdmin(), "other").get(ofEve);

        awaitRow(person("alan", Role.AUDITOR, "other"), "CAME_FROM_ELSEWHERE", "demo", seen);
        awaitRow(person("axel", Role.AUDITOR, "demo"), "WENT_ELSEWHERE", "other", seen);
    }

    private void awaitRow(Person auditor, String kind, String otherTenant, Answer seen) {
        String request = seen.headers().firstValue("X-Request-Id").orElseThrow();
        await().untilAsserted(() -> assertThat(auditor.get("%s?kind=%s&actor=%s".formatted(ACCESS, kind, sam))
                        .body()
                        .path("items"))
                .anySatisfy(row -> {
                    assertThat(row.path("requestId").asString()).isEqualTo(request);
                    assertThat(row.path("otherTenant").asString()).isEqualTo(otherTenant);
                    assertThat(row.path("path").asString()).isEqualTo(ofEve);
                    assertThat(row.path("status").asInt()).isEqualTo(200);
                }));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SUPER_ADMIN", "SYSTEM"})
    void nobodyElseHasASwitch(Role role) throws IOException, InterruptedException {
        Person other = person("somebody", role, "demo");

        assertThat(refused(at(other, "other").get("/api/me"))).isEqualTo("403 access.switch-refused");
        assertThat(refused(at(other, "demo").get("/api/me"))).isEqualTo("403 access.switch-refused");
        assertThat(refused(other.with("X-Tenant-ID", "other").get("/api/me"))).isEqualTo("403 access.tenant-foreign");
        assertThat(other.with("X-Tenant-ID", "demo").get("/api/me").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"true, '../other'", "true, ''", "yes, other", "TRUE, other"})
    void aSwitchThatCannotBeReadIsNone(String wish, String tenant) throws IOException, InterruptedException {
        Answer refused = superAdmin()
                .with("X-Super-Admin", wish)
                .with("X-Tenant-ID", tenant)
                .get("/api/me");
        assertThat(refused(refused)).isEqualTo("400 request.header-malformed");
    }

    @Test
    void aRefusedSwitchIsNotedWithItsGate() throws IOException, InterruptedException {
        Answer refused = at(person(sam, Role.ADMIN, "demo"), "other").get("/api/me");
        String request = refused.headers().firstValue("X-Request-Id").orElseThrow();

        await().untilAsserted(() -> assertThat(person("axel", Role.AUDITOR, "demo")
                        .get(ACCESS + "?gate=tenant-switch&actor=" + sam)
                        .body()
                        .path("items"))
                .anyMatch(row -> row.path("requestId").asString().equals(request)));
    }

    /** Another's key is never one's own, nor is the one of another tenant. */
    @Test
    void aRepeatedRequestIsOneOfThatTenant() throws IOException, InterruptedException {
        String key = UUID.randomUUID().toString();
        String note = "{\"text\":\"once\"}";
        Answer first = at(superAdmin(), "other").post(ofEve + "/notes", note, "Idempotency-Key", key);
        Answer again = at(superAdmin(), "other").post(ofEve + "/notes", note, "Idempotency-Key", key);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(superAdmin()
                        .post(ofEve + "/notes", note, "Idempotency-Key", key)
                        .status())
                .isEqualTo(404);
    }

    private static String refused(Answer answer) {
        return answer.status() + " " + answer.code();
    }
}
