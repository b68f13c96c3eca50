package io.muniment.infra.matrix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What was asked, and the whole answer; of a stream what comes at once. */
record Asked(String address, int status, String code, String text) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration STREAM_IS_QUIET = Duration.ofMillis(150);
    private static final String BOUNDARY = "part-of-the-matrix";
    private static final String FILE = """
            --%1$s\r
            Content-Disposition: form-data; name="file"; filename="matrix.txt"\r
            Content-Type: text/plain\r
            \r
            A title deed of the matrix\r
            --%1$s--\r
            """.formatted(BOUNDARY);

    static Asked of(String base, Operation operation, Belongings about, Map<String, String> headers)
            throws IOException, InterruptedException {
        String address = about.fill(operation);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + address)).timeout(Duration.ofSeconds(60));
        headers.forEach(request::header);
        request.header("Last-Event-ID", about.position());
        if (operation.hasBody()) {
            request.header("Content-Type", "application/json")
                    .method(operation.method(), BodyPublishers.ofString(operation.body()));
        } else if (operation.hasFile()) {
            request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .method(operation.method(), BodyPublishers.ofString(FILE));
        } else {
            request.method(operation.method(), BodyPublishers.noBody());
        }
        return read(address, HTTP.send(request.build(), BodyHandlers.ofInputStream()));
    }

    private static Asked read(String address, HttpResponse<InputStream> answer)
            throws IOException, InterruptedException {
        boolean isStream = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
        try (InputStream body = answer.body()) {
            byte[] bytes = isStream ? soFar(body) : body.readAllBytes();
            String text = new String(bytes, StandardCharsets.UTF_8);
            return new Asked(address, answer.statusCode(), codeOf(text), text);
        }
    }

    private static byte[] soFar(InputStream stream) throws IOException, InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        long last = System.nanoTime();
        while (System.nanoTime() - last < STREAM_IS_QUIET.toNanos()) {
            int there = stream.available();
            if (there > 0) {
                all.write(stream.readNBytes(there));
                last = System.nanoTime();
            } else {
                Thread.sleep(5);
            }
        }
        return all.toByteArray();
    }

    private static String codeOf(String text) {
        try {
            return text.startsWith("{") ? JSON.readTree(text).path("code").asString("") : "";
        } catch (JacksonException severalLines) {
            return "";
        }
    }

    boolean isFine() {
        return status < 300;
    }

    /** The gate of the permissions was passed; what the row says of it is another matter. */
    boolean isThrough() {
        return status != 401 && !code.startsWith("access.");
    }

    /** All but what is of this one request. */
    String substance(Belongings about) {
        return status + " "
                + about.withoutNames(text)
                        .replaceAll("\"requestId\":\"[^\"]*\"", "")
                        .replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    @Override
    public String toString() {
        return "%d %s %s".formatted(status, code, text.substring(0, Math.min(text.length(), 400)));
    }
}
