package io.muniment.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.embedded.BuildServices;
import io.muniment.infra.rebuild.ProjectionRebuilds;
import io.muniment.infra.security.development.DemoIssuer;
import io.muniment.infra.security.development.DemoUser;
import io.muniment.infra.tenancy.OwnerDatabase;
import io.muniment.kernel.identity.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A person is erased: nothing is left of them anywhere, and everything else is as it was. */
@RunningMuniment
class ErasureStoryTest {

    private static final String REQUESTS = "/api/verification-requests";
    private static final String PERSONS = "/api/privacy/persons/";

    @LocalServerPort
    private int port;

    @Autowired
    private DemoIssuer issuer;

    @Autowired
    private OwnerDatabase owner;

    @Value("${muniment.data}")
    private Path data;

    @Autowired
    private ProjectionRebuilds rebuilds;

    private JdbcTemplate jdbc;

    private final String name = "petra-" + UUID.randomUUID();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private String base;
    private Person petra;
    private Person rita;
    private Person cora;

    @BeforeEach
    void signIn() throws IOException, InterruptedException {
        base = "http://localhost:" + port;
        jdbc = new JdbcTemplate(owner.connections());
        petra = Person.withToken(base, issuer.token(new DemoUser(name, Role.BUYER, "demo")));
        rita = Person.signIn(base, "rita");
        cora = Person.withToken(base, issuer.token(new DemoUser("cora", Role.COMPLIANCE_OFFICER, "demo")));
        logged.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(logged);
    }

    @Test
    void nothingIsLeftOfAPersonInAnyByte() throws Exception {
        List<String> canaries = new ArrayList<>();
        String closed = rejectedRequest(canaries);
        Answer opened = petra.post(REQUESTS, submission("open", canary(canaries)));
        String open = opened.text("/id");
        assertThat(rita.getAfter(opened, REQUESTS + "/search?q=" + canaries.getFirst())
                        .text("/total"))
                .isEqualTo("1");
        Answer before = rita.get("/api/history/verification-request/" + closed + "/events");
        String known = before.body().at("/items").get(2).path("recordedAt").asString();
        String stateBefore = "/api/history/verification-request/" + closed + "/state?at=3";
        assertThat(rita.get(stateBefore).body().toString()).contains(canaries.getFirst());

        Path databases = readable(Objects.requireNonNull(jdbc.queryForObject("show data_directory", String.class)));
        jdbc.execute("checkpoint");
        assertThat(filesWith(canaries, databases)).isNotEmpty();
        assertThat(filesWith(canaries, data)).isNotEmpty();
        assertThat(filesWith(canaries, indexFolder())).isNotEmpty();
        Answer held = cora.post(PERSONS + name + "/holds", "{\"reason\":\"%s\"}".formatted(canary(canaries)));
        assertThat(held.status()).isEqualTo(201);
        Answer refused = erase();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("privacy.legal-hold");
        String hold = cora.getAfter(held, PERSONS + name).text("/holds/0/id");
        cora.post(PERSONS + name + "/holds/" + hold + "/lift", "{\"reason\":\"%s\"}".formatted(canary(canaries)));

        assertThat(erase().status()).isEqualTo(202);
        // the search index lets go of what was replaced every half minute
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() ->
                        assertThat(cora.get(PERSONS + name).text("/standing")).isEqualTo("ERASED"));
        Answer certified = cora.get(PERSONS + name);

        assertThat(certified.body().path("erasedFrom").toString())
                .contains("files\",\"count\":2", "keys\",\"count\":1", "aggregates\",\"count\":3");
        assertThat(erase().code()).isEqualTo("privacy.person-erased");
        assertThat(rita.get(REQUESTS + "/" + closed).text("/applicantName")).isEqualTo("erased");
        assertThat(rita.get(REQUESTS + "/" + open).text("/status")).isEqualTo("WITHDRAWN");
        assertThat(rita.get(REQUESTS + "/" + closed + "?at=" + known).text("/subjectLabel"))
                .isEqualTo("erased");
        assertThat(rita.get(stateBefore).text("/state/subjectLabel")).isEqualTo("erased");
        assertThat(rita.get(REQUESTS + "/search?q=" + canaries.getFirst()).text("/total"))
                .isEqualTo("0");
        assertThat(petra.post(REQUESTS, submission("back-" + UUID.randomUUID(), "Again"))
                        .code())
                .isEqualTo("privacy.person-erased");
        assertThat(rita.post(REQUESTS + "/" + closed + "/reopen", "{\"reason\":\"more\"}")
                        .code())
                .isEqualTo("verification.applicant-erased");

        String asOfThen = REQUESTS + "/" + closed + "?at=" + known;
        String told = rita.get(asOfThen).body().toString();
        rebuilds.rebuild(List.of("verification-request-details", "verification-request-details-past"))
                .get(60, TimeUnit.SECONDS);
        assertThat(rita.get(asOfThen).body()).hasToString(told);
        Person otto = Person.signIn(base, "otto");
        assertThat(otto.post("/api/admin/ledger/audit").text("/finding/says")).isEmpty();

        assertThat(logged.list).noneMatch(line -> mentions(told(line), canaries));
        assertThat(filesWith(canaries, data)).isEmpty();
        assertThat(filesWith(canaries, indexFolder())).isEmpty();
        jdbc.execute("analyze"); // what it knew of values it may have read before: see docs/operations/privacy.md
        jdbc.execute("vacuum full");
        jdbc.execute("checkpoint");
        // the log of PostgreSQL keeps what was written until it is recycled: see docs/operations/privacy.md
        assertThat(filesWith(canaries, databases).stream()
                        .filter(file -> !file.startsWith(databases.resolve("pg_wal"))))
                .isEmpty();
    }

    private String rejectedRequest(List<String> canaries) throws IOException, InterruptedException {
        String label = canary(canaries);
        String path = REQUESTS + "/"
                + petra.post(REQUESTS, submission(canary(canaries), label)).text("/id");
        String text = "Land registry title deed of %s, 2026-01-02, %s".formatted(label, canary(canaries));
        petra.upload(
                path + "/documents", "TITLE_DEED", canary(canaries) + ".txt", text.getBytes(StandardCharsets.UTF_8));
        petra.getUntil(path, "/status", "QUEUED");
        rita.post(path + "/notes", "{\"text\":\"%s\"}".formatted(canary(canaries)));
        rita.post(path + "/claim");
        rita.post(
                path + "/decision",
                "{\"outcome\":\"MORE_INFORMATION\",\"question\":\"%s\"}".formatted(canary(canaries)));
        petra.upload(path + "/documents", "TITLE_DEED", "more.txt", (text + " more").getBytes(StandardCharsets.UTF_8));
        reject(path, canaries);
        rita.post(path + "/reopen", "{\"reason\":\"%s\"}".formatted(canary(canaries)));
        reject(path, canaries);
        return path.substring(REQUESTS.length() + 1);
    }

    private void reject(String path, List<String> canaries) throws IOException, InterruptedException {
        rita.getUntil(path, "/status", "QUEUED");
        rita.post(path + "/claim");
        Answer rejected = rita.post(
                path + "/decision", "{\"outcome\":\"REJECTED\",\"reasons\":[\"%s\"]}".formatted(canary(canaries)));
        assertThat(rejected.status()).as(rejected.toString()).isEqualTo(200);
        rita.getUntil(path, "/status", "REJECTED");
    }

    private String submission(String subject, String label) {
        return """
                {"type":"PROPERTY","subject":"%s","subjectLabel":"%s","applicantName":"Petra %s"}""".formatted("prop-" + UUID.randomUUID(), label, label + " " + subject);
    }

    private Answer erase() throws IOException, InterruptedException {
        return cora.post(PERSONS + name + "/erasure", "{\"ground\":\"CONSENT_WITHDRAWN\"}");
    }

    private static String canary(List<String> canaries) {
        String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
        canaries.add(canary);
        return canary;
    }

    private static String told(ILoggingEvent line) {
        return line.getFormattedMessage()
                + (line.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(line.getThrowableProxy()));
    }

    private static boolean mentions(String text, List<String> canaries) {
        return canaries.stream().anyMatch(text::contains);
    }

    private static Path indexFolder() throws IOException, InterruptedException {
        URI nodes = URI.create(BuildServices.elasticsearch() + "/_nodes/settings?filter_path=**.path.data");
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer = http.send(HttpRequest.newBuilder(nodes).build(), BodyHandlers.ofString())
                    .body();
            return readable(new JsonMapper().readTree(answer).findValue("data").asString());
        }
    }

    private static Path readable(String name) {
        Path folder = Path.of(name);
        assumeThat(Files.isReadable(folder)).as("%s is on this machine", folder).isTrue();
        return folder;
    }

    private static List<Path> filesWith(List<String> canaries, Path folder) throws IOException {
        List<byte[]> wanted = canaries.stream()
                .map(canary -> canary.getBytes(StandardCharsets.UTF_8))
                .toList();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> wanted.stream().anyMatch(canary -> contains(file, canary)))
                    .toList();
        }
    }

    private static boolean contains(Path file, byte[] wanted) {
        try {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            return bytes.contains(new String(wanted, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException unreadable) {
            throw new AssertionError(file.toString(), unreadable);
        }
    }
}
