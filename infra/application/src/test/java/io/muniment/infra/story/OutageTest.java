package io.muniment.infra.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.CuttableLine;
import io.muniment.infra.MunimentApplication;
import io.muniment.infra.NothingFromTests;
import io.muniment.infra.embedded.BuildServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The whole application, over HTTP, while one of its two stores is away. */
@SpringBootTest(
        classes = MunimentApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "muniment.demo=false",
            "muniment.security.demo-issuer=true",
            "muniment.durability.required=false",
            "muniment.data=target/outage",
            "spring.datasource.hikari.minimum-idle=2"
        })
@ContextConfiguration(initializers = OutageTest.ThroughLines.class)
@TypeExcludeFilters(NothingFromTests.class)
@DirtiesContext
class OutageTest {

    private static final String REQUESTS = "/api/verification-requests";
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final CuttableLine POSTGRES =
            line(BuildServices.postgres().host(), BuildServices.postgres().port());
    private static final CuttableLine ELASTICSEARCH = line(
            BuildServices.elasticsearch().getHost(),
            BuildServices.elasticsearch().getPort());

    @LocalServerPort
    private int port;

    private Person ada;
    private Person rita;

    @BeforeEach
    void signIn() throws IOException, InterruptedException {
        ada = Person.signIn(base(), "ada");
        rita = Person.signIn(base(), "rita");
    }

    @AfterEach
    void everythingIsBack() throws IOException {
        POSTGRES.mend();
        ELASTICSEARCH.mend();
    }

    @AfterAll
    static void close() throws IOException {
        POSTGRES.close();
        ELASTICSEARCH.close();
    }

    @Test
    void withoutElasticsearchOnlySearchIsAway() throws IOException, InterruptedException {
        String street = "Pier" + UUID.randomUUID().toString().substring(0, 8);
        String search = REQUESTS + "/search?q=" + street;
        Answer before = ada.post(REQUESTS, submission(street));
        assertThat(rita.getAfter(before, search).text("/items/0/id")).isEqualTo(before.text("/id"));

        ELASTICSEARCH.cut();
        Answer refused = rita.get(search);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("search.unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        String path = REQUESTS + "/" + before.text("/id");
        Answer attached = ada.upload(path + "/documents", "TITLE_DEED", "deed.txt", deed(street));
        assertThat(attached.status()).isEqualTo(202);
        ada.getUntil(path, "/status", "QUEUED");
        Answer claimed = rita.post(path + "/claim");
        assertThat(rita.getAfter(claimed, path).text("/status")).isEqualTo("IN_REVIEW");
        assertThat(rita.getAfter(claimed, path + "/events").body().path("total").asInt())
                .isEqualTo(6);
        assertThat(rita.getAfter(claimed, REQUESTS + "/queue").status()).isEqualTo(200);
        Answer meanwhile = ada.post(REQUESTS, submission("Jetty" + street));
        assertThat(meanwhile.status()).isEqualTo(201);
        assertThat(probe("readiness")).isEqualTo(200);

        ELASTICSEARCH.mend();
        rita.getUntil(search, "/items/0/status", "IN_REVIEW");
        rita.getUntil(REQUESTS + "/search?q=Jetty" + street, "/items/0/id", meanwhile.text("/id"));
    }

    @Test
    void withoutPostgresItSaysSoAndRecoversWithoutARestart() throws IOException, InterruptedException {
        String street = "Dock" + UUID.randomUUID().toString().substring(0, 8);
        Answer before = ada.post(REQUESTS, submission(street));
        String path = REQUESTS + "/" + before.text("/id");
        assertThat(ada.getAfter(before, path).status()).isEqualTo(200);

        POSTGRES.cut();
        for (Answer refused : new Answer[] {
            ada.post(REQUESTS, submission("Wharf" + street)), ada.get(path), ada.post(path + "/withdraw")
        }) {
            assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("store.unavailable");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(probe("readiness")).isEqualTo(503);
        assertThat(probe("liveness")).isEqualTo(200);

        POSTGRES.mend();
        Awaitility.await()
                .atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(ada.get(path).status()).isEqualTo(200));
        Awaitility.await()
                .atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(probe("readiness")).isEqualTo(200));
        ada.upload(path + "/documents", "TITLE_DEED", "deed.txt", deed(street));
        ada.getUntil(path, "/status", "QUEUED");
        ada.getUntil(path + "/events", "/total", "5");
    }

    private int probe(String name) throws IOException, InterruptedException {
        return ada.get("/actuator/health/" + name).status();
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private static String submission(String subject) {
        return """
                {"type":"PROPERTY","subject":"%1$s","subjectLabel":"1 %1$s","applicantName":"Ada Byron"}""".formatted(subject);
    }

    private static byte[] deed(String street) {
        return "Title register: 1 %s, proprietor Ada Byron, 12 March 2024"
                .formatted(street)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static CuttableLine line(String host, int port) {
        try {
            return new CuttableLine(host, port);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Both stores are reached through lines that can be cut. */
    static final class ThroughLines implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var postgres = BuildServices.postgres();
            URI elasticsearch = BuildServices.elasticsearch();
            TestPropertyValues.of(
                            "spring.datasource.url="
                                    + postgres.createDatabase("outage")
                                            .replace(
                                                    postgres.host() + ":" + postgres.port(),
                                                    "localhost:" + POSTGRES.port()),
                            "muniment.elasticsearch.url=" + elasticsearch.getScheme() + "://localhost:"
                                    + ELASTICSEARCH.port(),
                            "muniment.search.index-prefix=outage-" + System.nanoTime() + "-")
                    .applyTo(context);
        }
    }
}
