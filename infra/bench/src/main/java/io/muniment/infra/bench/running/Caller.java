package io.muniment.infra.bench.running;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of the demo users, with a token, before an address. */
public record Caller(URI base, String token) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private static final String BOUNDARY = "part-of-the-bench";

    /** What was answered. */
    public record Answer(int status, JsonNode body, boolean mayBeAskedAgain) {

        /** Nothing else will be answered to the same request; else nobody knows yet what becomes of it. */
        public boolean isFinal() {
            return status < 500 && status != 401 && status != 412 && status != 429 && !mayBeAskedAgain;
        }

        public String text(String name) {
            return body.path(name).asString("");
        }
    }

    public static Caller signIn(URI base, String name) throws IOException, InterruptedException {
        Answer answer = send(HttpRequest.newBuilder(base.resolve("/auth/demo"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"user\":\"" + name + "\"}")));
        if (answer.status() != 200) {
            throw new IOException(name + " cannot sign in: " + answer);
        }
        return new Caller(base, answer.text("accessToken"));
    }

    public Answer get(String path, String... headers) throws IOException, InterruptedException {
        return send(withHeaders(request(path), headers).GET());
    }

    public Answer post(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        return send(withHeaders(request, headers).POST(BodyPublishers.ofString(body)));
    }

    public Answer upload(String path, String kind, String text, String... headers)
            throws IOException, InterruptedException {
        String form = """
                --%1$s\r
                Content-Disposition: form-data; name="kind"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="deed.txt"\r
                Content-Type: application/octet-stream\r
                \r
                %3$s\r
                --%1$s--\r
                """.formatted(BOUNDARY, kind, text);
        HttpRequest.Builder request = request(path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
        return send(withHeaders(request, headers).POST(BodyPublishers.ofString(form, StandardCharsets.UTF_8)));
    }

    /** Names and values in turn. */
    private static HttpRequest.Builder withHeaders(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body()),
                response.headers().firstValue("Retry-After").isPresent());
    }
}
