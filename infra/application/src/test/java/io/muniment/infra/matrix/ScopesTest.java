package io.muniment.infra.matrix;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One list, seen as far as each permission reaches. */
@RunningMuniment
class ScopesTest {

    private static final String LIST = "/api/verification-requests?size=500";

    @LocalServerPort
    private int port;

    @Autowired
    private DemoIssuer issuer;

    private final String tenant = "scopes-" + UUID.randomUUID();
    private Answer ofAda;
    private Answer ofBen;

    @BeforeEach
    void twoRequests() throws IOException, InterruptedException {
        ofAda = person("ada", Role.BUYER, tenant).submitProperty();
        ofBen = person("ben", Role.OWNER, tenant).submitProperty();
    }

    private Person person(String name, Role role, String where) {
        return Person.withToken("http://localhost:" + port, issuer.token(new DemoUser(name, role, where)));
    }

    private String seenBy(Person person) throws IOException, InterruptedException {
        return person.getAfter(ofBen, LIST).body().path("items").toString();
    }

    @Test
    void onesOwnRows() throws IOException, InterruptedException {
        assertThat(seenBy(person("ada", Role.BUYER, tenant)))
                .contains(ofAda.text("/id"))
                .doesNotContain(ofBen.text("/id"));
    }

    @Test
    void theRowsOfTheTenant() throws IOException, InterruptedException {
        assertThat(seenBy(person("rita", Role.REVIEWER, tenant))).contains(ofAda.text("/id"), ofBen.text("/id"));
        assertThat(seenBy(person("rita", Role.REVIEWER, "demo"))).doesNotContain(ofAda.text("/id"), ofBen.text("/id"));
    }

    @Test
    void theRowsOfEveryTenantOneAtATime() throws IOException, InterruptedException {
        Person root = person("root", Role.SUPER_ADMIN, "demo");
        assertThat(root.get(LIST).body().toString()).doesNotContain(ofAda.text("/id"));
        assertThat(seenBy(root.with("X-Super-Admin", "true").with("X-Tenant-ID", tenant)))
                .contains(ofAda.text("/id"), ofBen.text("/id"));
    }

    @Test
    void noRowsAtAll() throws IOException, InterruptedException {
        assertThat(person("mara", Role.MARKETER, tenant).get(LIST).code()).isEqualTo("access.permission-missing");
    }

    @Test
    void whatOneMayIsSaidBeforehand() throws IOException, InterruptedException {
        String check = "/api/me/permissions/check?permission=";
        Person rita = person("rita", Role.REVIEWER, tenant);

        assertThat(rita.get(check + "REVIEW_VERIFICATION").body().toString())
                .isEqualTo("{\"permission\":\"REVIEW_VERIFICATION\",\"allowed\":true,\"scope\":\"ORGANIZATION\"}");
        assertThat(rita.get(check + "READ_AUDIT").body().path("allowed").asBoolean())
                .isFalse();
        assertThat(rita.get(check + "EVERYTHING").status()).isEqualTo(400);
        assertThat(rita.get("/api/me").text("/scopes/REVIEW_VERIFICATION")).isEqualTo("ORGANIZATION");
        assertThat(rita.get("/api/roles/BUYER").text("/scopes/REQUEST_VERIFICATION"))
                .isEqualTo("OWN");
        assertThat(rita.get("/api/roles/SYSTEM").status()).isEqualTo(404);
        assertThat(rita.get("/api/roles/KING").code()).isEqualTo("resource.not-found");
    }
}
