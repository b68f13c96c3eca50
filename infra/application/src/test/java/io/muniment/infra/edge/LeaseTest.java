package io.muniment.infra.edge;

import static io.muniment.projection.schema.Tables.IDEMPOTENT_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.edge.Caller.Answer;
import io.muniment.infra.embedded.BuildServices;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

class LeaseTest {

    private static final Duration LEASE = Duration.ofSeconds(2);

    private final String key = UUID.randomUUID().toString();

    @Test
    void whatTakesLongerThanItsLeaseIsStillDoneOnce() {
        try (var application = new SpringApplicationBuilder(EdgeApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties(
                        "muniment.data=target/edge-data",
                        "muniment.security.demo-issuer=true",
                        "muniment.http.idempotency.lease=" + LEASE,
                        "db-scheduler.enabled=false",
                        "spring.main.banner-mode=off")
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + BuildServices.postgres().createDatabase("lease"))) {
            int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var endpoints = application.getBean(TestEndpoints.class);
            var sql = application.getBean(DSLContext.class);
            Caller ada = Caller.of(port, "ada");
            endpoints.slowDown = new CountDownLatch(1);
            CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> order(ada));
            Awaitility.await().until(() -> endpoints.executions.get() == 1);
            Instant leasedUntil = leasedUntil(sql);

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> leasedUntil(sql).isAfter(leasedUntil.plus(LEASE)));
            Answer second = order(ada);
            endpoints.slowDown.countDown();

            assertThat(second.code()).isEqualTo("idempotency.in-flight");
            assertThat(first.join().status()).isEqualTo(201);
            assertThat(order(ada).header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(endpoints.executions).hasValue(1);
        }
    }

    private Answer order(Caller caller) {
        return caller.post("/api/test/orders", "{\"name\":\"a\",\"count\":1}", "Idempotency-Key", key);
    }

    private static Instant leasedUntil(DSLContext sql) {
        return sql.fetchSingle(IDEMPOTENT_REQUEST).getLeasedUntil();
    }
}
