package io.muniment.infra.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.RunningMuniment;
import io.muniment.infra.story.Person;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Other ways of writing an address lead nowhere else. */
@RunningMuniment
class BypassTest {

    @LocalServerPort
    private int port;

    private String base() {
        return "http://localhost:" + port;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/accounts/",
                "/API/accounts",
                "/api//accounts",
                "/api/./accounts",
                "/api/roles/../accounts",
                "/api/%61ccounts",
                "/api/accounts;x=1",
                "/api/accounts.json",
                "/api/accounts%2f",
                "/api/accounts%00",
                "/auth/login/../../api/accounts",
                "/actuator/health/liveness/../../metrics",
                "/api/evidence-packs/x/download/../../../accounts",
                "/actuator/metrics",
                "/api/admin/projections",
                "/error"
            })
    void nobodyGetsInByAnotherSpelling(String path) throws IOException, InterruptedException {
        assertThat(Person.withToken(base(), "").download(path).statusCode()).isIn(400, 401);
        assertThat(Person.signIn(base(), "ada").download(path).statusCode()).isIn(400, 403, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void aMethodIsTheOneThatIsSent(String header) throws IOException, InterruptedException {
        Person ada = Person.signIn(base(), "ada").with(header, "DELETE");

        assertThat(ada.get("/api/sessions").status()).isEqualTo(200);
        assertThat(ada.post("/api/sessions?_method=DELETE").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "X-Forwarded-User", "X-Role"})
    void whatAHeaderClaimsIsNotBelieved(String header) throws IOException, InterruptedException {
        Person ada = Person.signIn(base(), "ada").with(header, "/auth/login");

        assertThat(ada.get("/api/accounts").code()).isEqualTo("access.permission-missing");
        assertThat(Person.withToken(base(), "")
                        .with(header, "/auth/login")
                        .get("/api/accounts")
                        .status())
                .isEqualTo(401);
    }

    /** A tenant that is named anywhere but in the token is none. */
    @Test
    void aTenantInTheQueryOrTheBodyIsNotOnesOwn() throws IOException, InterruptedException {
        Person eve = Person.signIn(base(), "eve");
        Person axel = Person.signIn(base(), "axel");
        String ofEve = eve.submitProperty().text("/id");
        eve.getUntil("/api/verification-requests/" + ofEve, "/status", "COLLECTING");

        assertThat(axel.get("/api/audit-logs?tenant=other").body().path("total").asInt())
                .isZero();
        assertThat(axel.get("/api/verification-requests?tenant=other&size=500")
                        .body()
                        .toString())
                .doesNotContain(ofEve);
        assertThat(axel.post("/api/evidence-packs", "{\"scope\":\"TENANT\",\"tenant\":\"other\"}")
                        .code())
                .isEqualTo("request.property-unknown");
    }
}
