package io.muniment.infra.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.MunimentApplication;
import io.muniment.infra.NothingFromTests;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.Membership;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Two whole applications side by side, before the same stores and with the same key. */
@RunningMuniment
class TwoProcessesTest {

    private static final String PASSWORD = "a-good-long-secret-4711";
    private static final int AT_ONCE = 50;

    private static @Nullable ConfigurableApplicationContext second;

    @LocalServerPort
    private int port;

    @Autowired
    private NewAccounts accounts;

    private final String email = "zoe-%s@demo.example".formatted(UUID.randomUUID());
    private String here;
    private String there;

    @BeforeEach
    void start(@Autowired Environment environment) {
        here = "http://localhost:" + port;
        if (second == null) {
            second = startSecond(environment);
        }
        there = "http://localhost:" + second.getEnvironment().getProperty("local.server.port");
        accounts.make(new NewAccounts.Wanted(
                new EmailAddress(email),
                "Zoe Quill",
                null,
                new Membership(new TenantId("demo"), Role.BUYER),
                PASSWORD,
                false));
    }

    private static ConfigurableApplicationContext startSecond(Environment environment) {
        SpringApplication application = new SpringApplication(MunimentApplication.class);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("nothingFromTests", new NothingFromTests()));
        String[] same = Stream.of(
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "spring.flyway.url",
                        "spring.flyway.user",
                        "spring.flyway.password",
                        "muniment.elasticsearch.url",
                        "muniment.search.index-prefix",
                        "muniment.data",
                        "muniment.identity.hold-address.free",
                        "muniment.durability.required",
                        "spring.datasource.hikari.minimum-idle")
                .map(name -> "--%s=%s".formatted(name, environment.getProperty(name)))
                .toArray(String[]::new);
        List<String> arguments = new ArrayList<>(List.of(same));
        arguments.add("--server.port=0");
        return application.run(arguments.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        if (second != null) {
            second.close();
            second = null;
        }
    }

    private Answer login(String base, String password) throws IOException, InterruptedException {
        return Person.withToken(base, "")
                .post("/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    private static Answer refresh(String base, Answer signedIn) throws IOException, InterruptedException {
        return Person.withToken(base, "")
                .post("/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(signedIn.text("/refreshToken")));
    }

    private static int me(String base, Answer signedIn) throws IOException, InterruptedException {
        return Person.withToken(base, signedIn.text("/accessToken"))
                .get("/api/me")
                .status();
    }

    @Test
    void whoSignsInHereIsInThereAndWhoSignsOutThereIsOutHereAtOnce() throws Exception {
        Answer signedIn = login(here, PASSWORD);
        assertThat(me(there, signedIn)).isEqualTo(200);
        assertThat(me(here, signedIn)).isEqualTo(200);
        Person.withToken(there, signedIn.text("/accessToken")).post("/auth/logout");

        assertThat(me(here, signedIn)).isEqualTo(401);
        assertThat(refresh(here, signedIn).status()).isEqualTo(401);
    }

    @Test
    void fiftyRefreshesBeforeBothAreOneFamily() throws Exception {
        Answer signedIn = login(here, PASSWORD);
        List<Future<Answer>> all = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int caller = 0; caller < AT_ONCE; caller++) {
                String base = caller % 2 == 0 ? here : there;
                all.add(threads.submit(() -> {
                    start.await();
                    return refresh(base, signedIn);
                }));
            }
            start.countDown();
        }
        List<String> successors = new ArrayList<>();
        for (Future<Answer> answer : all) {
            assertThat(answer.get().status()).isEqualTo(200);
            assertThat(me(there, answer.get())).isEqualTo(200);
            successors.add(answer.get().text("/refreshToken"));
        }
        assertThat(successors).containsOnly(successors.getFirst());
    }

    @Test
    void guessesHereAndThereAreCountedTogether() throws Exception {
        for (int wrong = 0; wrong < 5; wrong++) {
            assertThat(login(wrong % 2 == 0 ? here : there, "guess-number-%d-of-many".formatted(wrong))
                            .status())
                    .isEqualTo(401);
        }
        assertThat(login(there, PASSWORD).status()).isEqualTo(429);
        assertThat(login(here, PASSWORD).status()).isEqualTo(429);
    }
}
