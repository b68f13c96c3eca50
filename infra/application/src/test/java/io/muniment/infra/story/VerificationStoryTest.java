package io.muniment.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.infra.RunningMuniment;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningMuniment
class VerificationStoryTest {

    private static final String REQUESTS = "/api/verification-requests";

    @LocalServerPort
    private int port;

    private Person ada;
    private Person rita;
    private Person ravi;

    @BeforeEach
    void signIn() throws IOException, InterruptedException {
        String base = "http://localhost:" + port;
        ada = Person.signIn(base, "ada");
        rita = Person.signIn(base, "rita");
        ravi = Person.signIn(base, "ravi");
    }

    @Test
    void fromSubmissionToDecisionHistoryAndSearch() throws IOException, InterruptedException {
        String street = "Quay" + UUID.randomUUID().toString().substring(0, 8);
        Answer submitted = ada.post(REQUESTS, submission("PROPERTY", street));
        assertThat(submitted.status()).isEqualTo(201);
        String path = REQUESTS + "/" + submitted.text("/id");
        assertThat(submitted.headers().firstValue("Location")).hasValue(path);
        assertThat(submitted.headers().firstValue("ETag")).hasValue("\"0\"");
        assertThat(ada.getAfter(submitted, path).text("/status")).isEqualTo("COLLECTING");

        Answer attached = ada.upload(path + "/documents", "TITLE_DEED", "deed.txt", deed(street));
        assertThat(attached.status()).isEqualTo(202);
        Answer queued = ada.getUntil(path, "/status", "QUEUED");
        assertThat(queued.text("/documents/0/reading")).isEqualTo("READ");

        await().untilAsserted(
                        () -> assertThat(idsOf(rita.get(REQUESTS + "/queue"))).contains(submitted.text("/id")));
        assertThat(ada.get(REQUESTS + "/queue").code()).isEqualTo("access.permission-missing");

        assertThat(rita.post(path + "/claim").status()).isEqualTo(200);
        Answer late = ravi.post(path + "/claim");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("verification.review-already-claimed");
        assertThat(ravi.post(path + "/decision", "{\"outcome\":\"APPROVED\"}").code())
                .isEqualTo("verification.not-the-claiming-reviewer");
        Answer approved = rita.post(path + "/decision", "{\"outcome\":\"APPROVED\"}");
        assertThat(approved.status()).isEqualTo(200);

        assertThat(ada.getAfter(approved, path).text("/status")).isEqualTo("APPROVED");
        Answer found = rita.getAfter(approved, REQUESTS + "/search?q=" + Person.encoded("harbour " + street));
        assertThat(idsOf(found)).contains(submitted.text("/id"));

        Answer history = ada.getAfter(approved, path + "/events");
        assertThat(values(history, "name"))
                .containsExactly(
                        "verification.RequestSubmitted",
                        "verification.DocumentAttached",
                        "verification.DocumentTextExtracted",
                        "verification.DocumentValidated",
                        "verification.ReviewQueued",
                        "verification.ReviewClaimed",
                        "verification.RequestApproved");
        assertThat(values(history, "actor"))
                .containsExactly(
                        "ada",
                        "ada",
                        "system:document-reader",
                        "system:verification-process",
                        "system:verification-process",
                        "rita",
                        "rita");
        assertThat(values(history, "narrative")).last().isEqualTo("approved by reviewer rita");
    }

    @Test
    void fourEyesDecideOnAnIdentity() throws IOException, InterruptedException {
        String person = "person-" + UUID.randomUUID();
        Answer submitted = ada.post(REQUESTS, submission("IDENTITY", person));
        String path = REQUESTS + "/" + submitted.text("/id");
        ada.upload(path + "/documents", "PASSPORT", "passport.txt", deed(person));
        ada.getUntil(path, "/status", "QUEUED");

        rita.post(path + "/claim");
        Answer proposed = rita.post(path + "/decision", "{\"outcome\":\"APPROVED\"}");
        assertThat(rita.getAfter(proposed, path).text("/status")).isEqualTo("QUEUED");
        assertThat(rita.post(path + "/claim").code()).isEqualTo("verification.second-reviewer-needed");
        ravi.post(path + "/claim");
        Answer approved = ravi.post(path + "/decision", "{\"outcome\":\"APPROVED\"}");
        assertThat(ada.getAfter(approved, path).text("/status")).isEqualTo("APPROVED");
    }

    @Test
    void reviewersNoteWhatTheApplicantDoesNotRead() throws IOException, InterruptedException {
        Answer submitted = ada.post(REQUESTS, submission("PROPERTY", "prop-" + UUID.randomUUID()));
        String path = REQUESTS + "/" + submitted.text("/id");

        Answer noted = rita.post(path + "/notes", "{\"text\":\"Compare with the register\"}");
        assertThat(noted.status()).isEqualTo(200);
        assertThat(ada.post(path + "/notes", "{\"text\":\"Mine\"}").code()).isEqualTo("access.permission-missing");
        assertThat(rita.post(path + "/notes", "{\"text\":\" \"}").code()).isEqualTo("request.invalid");

        Answer history = ada.getAfter(noted, path + "/events");
        assertThat(values(history, "narrative")).last().isEqualTo("reviewer rita made an internal note");
        assertThat(history.body().toString()).doesNotContain("register");
    }

    @Test
    void aDoubledSubmissionIsOneRequest() throws IOException, InterruptedException {
        String subject = "prop-" + UUID.randomUUID();
        String key = UUID.randomUUID().toString();

        Answer first = ada.post(REQUESTS, submission("PROPERTY", subject), "Idempotency-Key", key);
        Answer again = ada.post(REQUESTS, submission("PROPERTY", subject), "Idempotency-Key", key);
        Answer withoutKey = ada.post(REQUESTS, submission("PROPERTY", subject));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(withoutKey.status()).isEqualTo(409);
        assertThat(withoutKey.code()).isEqualTo("verification.request-already-open");
    }

    @Test
    void aStaleVersionIsRefused() throws IOException, InterruptedException {
        Answer submitted = ada.post(REQUESTS, submission("PROPERTY", "prop-" + UUID.randomUUID()));
        String path = REQUESTS + "/" + submitted.text("/id");
        ada.upload(path + "/documents", "TITLE_DEED", "deed.txt", deed("somewhere"));

        Answer stale = ada.post(path + "/withdraw", "", "If-Match", "\"0\"");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("precondition.stale-version");
    }

    @Test
    void anotherTenantSeesNothing() throws IOException, InterruptedException {
        Answer submitted = ada.post(REQUESTS, submission("PROPERTY", "prop-" + UUID.randomUUID()));
        String path = REQUESTS + "/" + submitted.text("/id");
        Person eve = Person.signIn("http://localhost:" + port, "eve");

        assertThat(eve.getAfter(submitted, path).status()).isEqualTo(404);
        assertThat(eve.get(path + "/events").status()).isIn(200, 404);
        assertThat(values(eve.get(path + "/events"), "name")).isEmpty();
        assertThat(eve.post(path + "/withdraw").status()).isEqualTo(404);
        assertThat(eve.upload(path + "/documents", "TITLE_DEED", "deed.txt", deed("x"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aFileThatIsNotWhatItsNameSaysIsRefused() throws IOException, InterruptedException {
        Answer submitted = ada.post(REQUESTS, submission("PROPERTY", "prop-" + UUID.randomUUID()));
        String path = REQUESTS + "/" + submitted.text("/id") + "/documents";

        Answer script = ada.upload(
                path, "TITLE_DEED", "deed.pdf", "<html><script>1</script></html>".getBytes(StandardCharsets.UTF_8));
        Answer empty = ada.upload(path, "TITLE_DEED", "deed.txt", new byte[0]);

        assertThat(script.status()).isEqualTo(422);
        assertThat(script.code()).isEqualTo("verification.document-refused");
        assertThat(empty.code()).isEqualTo("verification.document-refused");
    }

    @Test
    void theStreamTellsWhatHappensAndResumes() throws IOException, InterruptedException {
        Answer submitted = ada.post(REQUESTS, submission("PROPERTY", "prop-" + UUID.randomUUID()));
        String path = REQUESTS + "/" + submitted.text("/id");
        Answer history = ada.getAfter(submitted, path + "/events");
        String position = history.text("/items/0/position");
        Answer withdrawn = ada.post(path + "/withdraw");
        ada.getAfter(withdrawn, path + "/events");

        try (HttpClient http = HttpClient.newHttpClient();
                Stream<String> lines = http.send(
                                ada.request("/api/stream")
                                        .header("Last-Event-ID", position)
                                        .build(),
                                BodyHandlers.ofLines())
                        .body()) {
            assertThat(lines.filter(line -> line.startsWith("data:") && line.contains(submitted.text("/id")))
                            .findFirst())
                    .hasValueSatisfying(line -> assertThat(line).contains("verification.RequestWithdrawn"));
            http.shutdownNow();
        }
    }

    private static String submission(String type, String subject) {
        return """
                {"type":"%s","subject":"%s","subjectLabel":"1 Harbour %s","applicantName":"Ada Byron"}""".formatted(type, subject, subject);
    }

    private static byte[] deed(String street) {
        return "Title register: 1 Harbour %s, proprietor Ada Byron, 12 March 2024"
                .formatted(street)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> idsOf(Answer page) {
        return values(page, "id");
    }

    private static List<String> values(Answer page, String field) {
        JsonNode items = page.body().path("items");
        return IntStream.range(0, items.size())
                .mapToObj(index -> items.get(index).path(field).asString(""))
                .toList();
    }
}
