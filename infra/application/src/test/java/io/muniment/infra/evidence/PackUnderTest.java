package io.muniment.infra.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.infra.verify.Verify;
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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What an auditor does with packs, without this house at the end. */
record PackUnderTest(String base, Person auditor) {

    static final String PACKS = "/api/evidence-packs";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    Answer request(String scope, Instant asOf, String... requests) throws IOException, InterruptedException {
        return auditor.post(PACKS, body(scope, asOf.toString(), requests));
    }

    static String body(String scope, String asOf, String... requests) {
        List<String> subjects = Arrays.stream(requests)
                .map(id -> "{\"type\":\"verification-request\",\"id\":\"%s\"}".formatted(id))
                .toList();
        return "{\"scope\":\"%s\",\"subjects\":%s,\"asOf\":\"%s\"}".formatted(scope, subjects, asOf);
    }

    /** The path of a pack that is ready. */
    String ready(Answer requested) throws IOException, InterruptedException {
        assertThat(requested.status()).as(requested.toString()).isEqualTo(202);
        String path = requested.headers().firstValue("Location").orElseThrow();
        auditor.getUntil(path, "/standing", "READY");
        return path;
    }

    HttpResponse<byte[]> fetch(String href) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(base + href)).build(), BodyHandlers.ofByteArray());
    }

    byte[] file(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> fetched = fetch(auditor.get(path).text("/download/href"));
        assertThat(fetched.statusCode()).isEqualTo(200);
        return fetched.body();
    }

    String key() throws IOException, InterruptedException {
        return auditor.get("/api/proofs/keys").text("/keys/0/key");
    }

    String verified(int expected, Path folder, byte[] pack) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("pack.zip"), pack);
        var said = new ByteArrayOutputStream();
        int end = Verify.run(
                List.of("pack", file.toString(), "--key", key()), new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(end).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(expected);
        return said.toString(StandardCharsets.UTF_8);
    }
}
