package io.muniment.infra.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of the demo users, with a token, before an address. */
public final class Person {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String base;
    private final String token;
    private final Map<String, String> headers;

    private Person(String base, String token, Map<String, String> headers) {
        this.base = base;
        this.token = token;
        this.headers = Map.copyOf(headers);
    }

    /** The same, who says that with every request. */
    public Person with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Person(base, token, more);
    }

    public static Person signIn(String base, String name) throws IOException, InterruptedException {
        HttpRequest signIn = HttpRequest.newBuilder(URI.create(base + "/auth/demo"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"user\":\"" + name + "\"}"))
                .build();
        HttpResponse<String> response = HTTP.send(signIn, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return new Person(
                base, JSON.readTree(response.body()).path("accessToken").asString(), Map.of());
    }

    public static Person withToken(String base, String token) {
        return new Person(base, token, Map.of());
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** What is no JSON. */
    public HttpResponse<String> download(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    /** Sees at least what the command behind the receipt has done. */
    public Answer getAfter(Answer receipt, String path) throws IOException, InterruptedException {
        return send(request(path)
                .header(
                        "Consistency-Token",
                        receipt.body().path("consistencyToken").asString())
                .GET());
    }

    public Answer post(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.POST(BodyPublishers.ofString(body)));
    }

    public Answer post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    public Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    /** For a property that nobody else speaks of. */
    public Answer submitProperty() throws IOException, InterruptedException {
        return submitProperty("");
    }

    public Answer submitProperty(Instant effectiveAt) throws IOException, InterruptedException {
        return submitProperty(",\"effectiveAt\":\"%s\"".formatted(effectiveAt));
    }

    private Answer submitProperty(String more) throws IOException, InterruptedException {
        Answer answer = post("/api/verification-requests", """
                {"type":"PROPERTY","subject":"prop-%s","subjectLabel":"1 Harbour Street","applicantName":"Ada Byron"%s}""".formatted(UUID.randomUUID(), more));
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }

    public Answer upload(String path, String kind, String fileName, byte[] content)
            throws IOException, InterruptedException {
        return upload(request(path), kind, fileName, content);
    }

    public Answer uploadOnce(String key, String path, String kind, String fileName, byte[] content)
            throws IOException, InterruptedException {
        return upload(request(path).header("Idempotency-Key", key), kind, fileName, content);
    }

    private static Answer upload(HttpRequest.Builder request, String kind, String fileName, byte[] content)
            throws IOException, InterruptedException {
        String boundary = "part-" + UUID.nameUUIDFromBytes(content);
        BodyPublisher form = BodyPublishers.concat(
                BodyPublishers.ofString("""
                        --%1$s\r
                        Content-Disposition: form-data; name="kind"\r
                        \r
                        %2$s\r
                        --%1$s\r
                        Content-Disposition: form-data; name="file"; filename="%3$s"\r
                        Content-Type: application/octet-stream\r
                        \r
                        """.formatted(boundary, kind, fileName)),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--%s--\r\n".formatted(boundary)));
        return send(request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(form));
    }

    /** Asks until the answer has the value; what happens by itself takes its time, but not long. */
    public Answer getUntil(String path, String pointer, String value) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        Answer answer = get(path);
        while (!answer.body().at(pointer).asString("").equals(value)) {
            assertThat(System.nanoTime())
                    .as("%s of %s is not %s in time: %s", pointer, path, value, answer)
                    .isLessThan(giveUp);
            Thread.sleep(50);
            answer = get(path);
        }
        return answer;
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
        headers.forEach(request::header);
        return request;
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        JsonNode body = response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
        return new Answer(response.statusCode(), response.headers(), body);
    }
}
