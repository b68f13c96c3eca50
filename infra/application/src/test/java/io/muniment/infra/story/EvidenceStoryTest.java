package io.muniment.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.infra.RunningMuniment;
import io.muniment.infra.security.development.DemoIssuer;
import io.muniment.infra.security.development.DemoUser;
import io.muniment.infra.verify.Verify;
import io.muniment.kernel.identity.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An auditor has a pack; then a person in it is erased. */
@RunningMuniment
class EvidenceStoryTest {

    private static final String PACKS = "/api/evidence-packs";

    @LocalServerPort
    private int port;

    @Autowired
    private DemoIssuer issuer;

    @Value("${muniment.data}")
    private Path data;

    @TempDir
    private Path folder;

    @Test
    void aPackThatWasHandedOutHoldsAndNoneIsHandedOutAnyMore() throws Exception {
        String base = "http://localhost:" + port;
        String name = "petra-" + UUID.randomUUID();
        String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
        Person petra = Person.withToken(base, issuer.token(new DemoUser(name, Role.BUYER, "demo")));
        Person cora = Person.withToken(base, issuer.token(new DemoUser("cora", Role.COMPLIANCE_OFFICER, "demo")));
        String request = petra.post(
                        "/api/verification-requests",
                        "{\"type\":\"PROPERTY\",\"subject\":\"prop-%s\",\"subjectLabel\":\"%s\",\"applicantName\":\"Petra\"}"
                                .formatted(UUID.randomUUID(), canary))
                .text("/id");
        petra.upload(
                "/api/verification-requests/" + request + "/documents",
                "TITLE_DEED",
                "deed.txt",
                "Land registry title deed of %s, 2026-01-02".formatted(canary).getBytes(StandardCharsets.UTF_8));
        petra.getUntil("/api/verification-requests/" + request, "/status", "QUEUED");
        Instant then = Instant.now();
        String order =
                "{\"scope\":\"AGGREGATE\",\"subjects\":[{\"type\":\"verification-request\",\"id\":\"%s\"}],\"asOf\":\"%s\"}"
                        .formatted(request, then);
        String path = ready(cora, cora.post(PACKS, order));
        String ofAll = ready(cora, cora.post(PACKS, "{\"scope\":\"TENANT\",\"asOf\":\"%s\"}".formatted(then)));
        String href = cora.get(path).text("/download/href");
        byte[] before = fetch(base + href).body();
        assertThat(new String(before, StandardCharsets.UTF_8)).contains(canary);
        String key = cora.get("/api/proofs/keys").text("/keys/0/key");

        assertThat(cora.post("/api/privacy/persons/" + name + "/erasure", "{\"ground\":\"CONSENT_WITHDRAWN\"}")
                        .status())
                .isEqualTo(202);
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(
                                cora.get("/api/privacy/persons/" + name).text("/standing"))
                        .isEqualTo("ERASED"));

        assertThat(cora.get("/api/privacy/persons/" + name)
                        .body()
                        .path("erasedFrom")
                        .toString())
                .contains("evidence packs");
        cora.getUntil(path, "/standing", "WITHDRAWN");
        cora.getUntil(ofAll, "/standing", "WITHDRAWN");
        assertThat(cora.get(path).text("/download/href")).isEmpty();
        HttpResponse<byte[]> gone = fetch(base + href);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(new String(gone.body(), StandardCharsets.UTF_8)).contains("evidence.withdrawn");
        try (Stream<Path> files = Files.walk(data.resolve("evidence-packs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(canary);
            }
        }
        assertThat(verified(key, before)).contains("0 are erased", "1 documents are the files");

        String again = ready(cora, cora.post(PACKS, order));
        byte[] after = fetch(base + cora.get(again).text("/download/href")).body();
        assertThat(after).isNotEqualTo(before);
        assertThat(new String(after, StandardCharsets.UTF_8))
                .doesNotContain(canary)
                .contains("erased");
        assertThat(verified(key, after))
                .contains("0 values that are shown of persons")
                .contains("0 documents are the files that the events name by their SHA-256; 1 are missing");
    }

    private static String ready(Person auditor, Answer requested) throws IOException, InterruptedException {
        assertThat(requested.status()).as(requested.toString()).isEqualTo(202);
        String path = requested.headers().firstValue("Location").orElseThrow();
        auditor.getUntil(path, "/standing", "READY");
        return path;
    }

    private static HttpResponse<byte[]> fetch(String address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
        }
    }

    private String verified(String key, byte[] pack) throws IOException {
        Path file = Files.write(folder.resolve("pack.zip"), pack);
        var said = new ByteArrayOutputStream();
        int end = Verify.run(
                List.of("pack", file.toString(), "--key", key), new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(end).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return said.toString(StandardCharsets.UTF_8);
    }
}
