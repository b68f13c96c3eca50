package io.muniment.infra.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.CuttableLine;
import io.muniment.infra.edge.Caller.Answer;
import io.muniment.infra.embedded.BuildServices;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

class StoreOutageTest {

    private static final String ORDER = "{\"name\":\"a\",\"count\":1}";

    @Test
    void withoutItsStoreTheApplicationSaysSoAndRecoversByItself() throws IOException {
        var postgres = BuildServices.postgres();
        String direct = postgres.createDatabase("outage");
        try (var line = new CuttableLine(postgres.host(), postgres.port());
                var application = new SpringApplicationBuilder(EdgeApplication.class)
                        .web(WebApplicationType.SERVLET)
                        .properties(
                                "muniment.data=target/edge-data",
                                "muniment.security.demo-issuer=true",
                                "db-scheduler.enabled=false",
                                "spring.main.banner-mode=off")
                        .run(
                                "--server.port=0",
                                "--spring.datasource.url="
                                        + direct.replace(
                                                postgres.host() + ":" + postgres.port(), "localhost:" + line.port()))) {
            int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            Caller ada = Caller.of(port, "ada");
            assertThat(order(ada).status()).isEqualTo(201);

            line.cut();
            Answer refused = order(ada);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("store.unavailable");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(ada.get("/api/test/whoami").status()).isEqualTo(200);
            assertThat(probe(port, "readiness")).isEqualTo(503);
            assertThat(probe(port, "liveness")).isEqualTo(200);

            line.mend();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(order(ada).status()).isEqualTo(201));
            assertThat(probe(port, "readiness")).isEqualTo(200);
        }
    }

    private static Answer order(Caller caller) {
        return caller.post(
                "/api/test/orders", ORDER, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private static int probe(int port, String name) {
        return Caller.nobody(port).get("/actuator/health/" + name).status();
    }
}
