package io.muniment.infra.edge;

import static io.muniment.projection.schema.Tables.RATE_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.within;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.muniment.infra.edge.Caller.Answer;
import io.muniment.infra.embedded.BuildServices;
import io.muniment.infra.security.development.DemoIssuer;
import io.muniment.infra.security.development.DemoUser;
import io.muniment.kernel.identity.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Two processes with one database: what is asked of one is counted by both. */
@TestInstance(Lifecycle.PER_CLASS)
class RateLimitTest {

    private static final String ORDERS = "/api/test/orders";
    private static final String ORDER = "{\"name\":\"a\",\"count\":1}";
    private static final int FREE = 5;

    private final String database = BuildServices.postgres().createDatabase("limits");
    private ConfigurableApplicationContext one;
    private ConfigurableApplicationContext other;

    @BeforeAll
    void start() {
        one = application("--server.forward-headers-strategy=native");
        other = application();
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
    }

    private ConfigurableApplicationContext application(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database,
                "--muniment.limits.groups.sign-in.requests=10000",
                "--muniment.limits.groups.orders.routes=POST /api/test/orders",
                "--muniment.limits.groups.orders.by=actor",
                "--muniment.limits.groups.orders.requests=" + FREE,
                "--muniment.limits.groups.orders.per=10s",
                "--muniment.limits.groups.things.routes=GET /api/test/things",
                "--muniment.limits.groups.things.by=address",
                "--muniment.limits.groups.things.requests=2",
                "--muniment.limits.groups.things.per=1m",
                "--muniment.limits.groups.all-of-test.routes=* /api/test/*",
                "--muniment.limits.groups.all-of-test.by=address",
                "--muniment.limits.groups.all-of-test.requests=9000",
                "--muniment.limits.groups.all-of-test.per=1m",
                "--muniment.limits.plans.small.requests=200",
                "--muniment.limits.plans.small.per=1h",
                "--muniment.limits.tenants.frugal=small"));
        settings.addAll(List.of(more));
        return new SpringApplicationBuilder(EdgeApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties(
                        "muniment.data=target/limits-data",
                        "muniment.security.demo-issuer=true",
                        "db-scheduler.enabled=false",
                        "axon.axonserver.enabled=false",
                        "spring.main.banner-mode=off")
                .run(settings.toArray(String[]::new));
    }

    private static Caller somebody(ConfigurableApplicationContext application, String name, String tenant) {
        int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        String token = application.getBean(DemoIssuer.class).token(new DemoUser(name, Role.BUYER, tenant));
        return Caller.nobody(port).with(token);
    }

    private static Caller somebody(ConfigurableApplicationContext application) {
        return somebody(application, "user-" + UUID.randomUUID(), "demo");
    }

    private static int executions(ConfigurableApplicationContext application) {
        return application.getBean(TestEndpoints.class).executions.get();
    }

    private static Answer order(Caller caller) {
        return caller.post(ORDERS, ORDER);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeAgain() {
        Caller ada = somebody(one);
        int before = executions(one);
        for (int left = FREE - 1; left >= 0; left--) {
            Answer answer = order(ada);
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("RateLimit")).startsWith("\"orders\";r=" + left + ";t=");
            assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"orders\";q=5;w=10");
            assertThat(answer.response().headers().allValues("RateLimit-Policy"))
                    .contains("\"standard\";q=6000;w=60");
        }
        Answer refused = order(ada);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("request.too-many");
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("RateLimit")).startsWith("\"orders\";r=0;t=");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 3);
        assertThat(executions(one) - before).as("nothing was done for it").isEqualTo(FREE);

        later(Duration.ofSeconds(Integer.parseInt(refused.header("Retry-After"))));
        assertThat(order(ada).status()).as("as it was told").isEqualTo(201);
        later(Duration.ofMinutes(1));
        assertThat(order(ada).header("RateLimit")).startsWith("\"orders\";r=4;");
    }

    private void later(Duration time) {
        one.getBean(MovableClock.class).move(time);
        other.getBean(MovableClock.class).move(time);
    }

    @Test
    void processesShareWhatIsLeft() {
        String name = "user-" + UUID.randomUUID();
        Caller here = somebody(one, name, "demo");
        Caller there = somebody(other, name, "demo");
        assertThat(order(here).status()).isEqualTo(201);
        assertThat(order(there).header("RateLimit")).startsWith("\"orders\";r=3;");
        order(here);
        order(there);
        order(here);
        assertThat(order(there).status()).isEqualTo(429);
        assertThat(order(here).status()).isEqualTo(429);
        assertThat(order(somebody(one)).status()).as("somebody else").isEqualTo(201);
        assertThat(order(somebody(one, name, "other")).status())
                .as("another tenant's of that name")
                .isEqualTo(201);
    }

    @Test
    void manyAtOnceAreCountedLikeManyInARow() {
        String name = "user-" + UUID.randomUUID();
        var go = new CountDownLatch(1);
        List<CompletableFuture<Integer>> asked = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            await(go);
                            return order(somebody(i % 2 == 0 ? one : other, name, "demo"))
                                    .status();
                        },
                        Thread::startVirtualThread))
                .toList();
        go.countDown();
        assertThat(asked.stream().map(CompletableFuture::join))
                .containsOnly(201, 429)
                .filteredOn(status -> status == 201)
                .hasSize(FREE);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** It costs no statement of its own with each request, and is right to about a hundredth. */
    @Test
    void aPlanIsThatOfAllInATenantInAllProcesses() {
        int granted = 0;
        for (int i = 0; i < 240; i++) {
            Answer answer =
                    somebody(i % 2 == 0 ? one : other, "user-" + i, "frugal").get("/api/test/whoami");
            assertThat(answer.status()).isIn(200, 429);
            if (answer.status() == 200) {
                granted++;
            } else {
                assertThat(answer.code()).isEqualTo("request.too-many");
            }
        }
        assertThat(granted).isCloseTo(200, within(6));
        assertThat(somebody(one).get("/api/test/whoami").status())
                .as("another tenant")
                .isEqualTo(200);
    }

    @Test
    void theClosestRouteCounts() {
        Caller ada = somebody(one);
        assertThat(order(ada).header("RateLimit-Policy")).startsWith("\"orders\"");
        assertThat(ada.get("/api/test/large").header("RateLimit-Policy")).startsWith("\"all-of-test\"");
        assertThat(ada.get("/api/test/status/1").header("RateLimit-Policy")).startsWith("\"standard\"");
        assertThat(Caller.nobody(port(one))
                        .post("/auth/demo", "{\"user\":\"ada\"}")
                        .header("RateLimit-Policy"))
                .isEqualTo("\"sign-in\";q=10000;w=60");
    }

    private static int port(ConfigurableApplicationContext application) {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Behind a proxy that is configured its word counts, and nobody else's. */
    @Test
    void anAddressIsThatOfTheCaller() {
        assertThat(thingsFrom(one, "203.0.113.1")).isEqualTo(200);
        assertThat(thingsFrom(one, "203.0.113.1")).isEqualTo(200);
        assertThat(thingsFrom(one, "203.0.113.1")).isEqualTo(429);
        assertThat(thingsFrom(one, "203.0.113.2")).isEqualTo(200);
        assertThat(thingsFrom(one, "2001:db8::1")).isEqualTo(200);
        assertThat(thingsFrom(one, "2001:db8::2")).isEqualTo(200);
        assertThat(thingsFrom(one, "2001:db8::3")).as("one network").isEqualTo(429);

        assertThat(thingsFrom(other, "203.0.113.3")).isEqualTo(200);
        assertThat(thingsFrom(other, "203.0.113.4")).isEqualTo(200);
        assertThat(thingsFrom(other, "203.0.113.5")).as("nobody believes it").isEqualTo(429);
    }

    private static int thingsFrom(ConfigurableApplicationContext application, String address) {
        return somebody(application)
                .get("/api/test/things", "X-Forwarded-For", address)
                .status();
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatIsKeptSaysOfNobodyWhoItIsAndGoesWhenItIsFull() {
        String name = "user-" + UUID.randomUUID();
        order(somebody(one, name, "demo"));
        var db = one.getBean(DSLContext.class);
        assertThat(db.fetch(RATE_LIMIT).getValues(RATE_LIMIT.ID))
                .isNotEmpty()
                .noneMatch(id -> id.contains(name) || id.contains("127.0.0.1") || id.contains("demo"));

        db.update(RATE_LIMIT).set(RATE_LIMIT.EXPIRES_AT, 1L).execute();
        order(somebody(one));
        one.getBean("forgetFullBuckets", RecurringTask.class)
                .executeRecurringly(new TaskInstance<>("forget-full-buckets", RecurringTask.INSTANCE), null);
        assertThat(db.fetch(RATE_LIMIT).getValues(RATE_LIMIT.ID))
                .as("what is not full yet")
                .anyMatch(id -> id.startsWith("orders"))
                .hasSizeLessThan(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--muniment.limits.tenants.frugal=large",
                "--muniment.limits.plan=none",
                "--muniment.limits.groups.search.routes=/api/test/orders",
                "--muniment.limits.groups.search.requests=0",
                "--muniment.limits.plans.standard.per=0s"
            })
    void whatCannotBeMeantEndsTheStart(String setting) {
        assertThatException()
                .isThrownBy(() -> application(setting).close())
                .havingRootCause()
                .withMessageContaining("muniment.limits");
    }
}
