package io.muniment.infra.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.edge.Caller.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class ConventionsTest {

    private static final int MEGABYTE = 1024 * 1024;

    @LocalServerPort
    private int port;

    private Caller ada;

    @BeforeEach
    void signIn() {
        ada = Caller.of(port, "ada");
    }

    @Test
    void aSaneRequestIdIsKept() {
        Answer answer = ada.get("/api/test/conditions", "X-Request-Id", "from-the-caller.1");

        assertThat(answer.header("X-Request-Id")).isEqualTo("from-the-caller.1");
        assertThat(answer.json().get("requestId").asString()).isEqualTo("from-the-caller.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with space", "semi;colon", "<script>alert</script>"})
    void anyOtherRequestIdIsReplaced(String wished) {
        assertThat(ada.get("/api/test/conditions", "X-Request-Id", wished).header("X-Request-Id"))
                .isNotEqualTo(wished)
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void theExpectedVersionIsReadFromIfMatch() {
        assertThat(version("\"7\"")).isEqualTo("OptionalLong[7]");
        assertThat(version("*")).isEqualTo("OptionalLong.empty");
    }

    private String version(String condition) {
        return ada.get("/api/test/conditions", "If-Match", condition)
                .json()
                .get("version")
                .asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"x\"", "\"-1\"", "W/\"7\"", "\"7\", \"8\"", "\"99999999999999999999\""})
    void aMalformedIfMatchIsRefused(String condition) {
        Answer answer = ada.get("/api/test/conditions", "If-Match", condition);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("request.header-malformed");
    }

    @Test
    void theConsistencyTokenComesByHeaderOrByQuery() {
        assertThat(ada.get("/api/test/conditions", "Consistency-Token", "t1")
                        .json()
                        .get("token")
                        .asString())
                .isEqualTo("t1");
        assertThat(ada.get("/api/test/conditions?consistencyToken=t2")
                        .json()
                        .get("token")
                        .asString())
                .isEqualTo("t2");
        assertThat(ada.get("/api/test/conditions", "Consistency-Token", "t".repeat(600))
                        .code())
                .isEqualTo("request.header-malformed");
    }

    @Test
    void whatHasAVersionIsTaggedWithIt() {
        Answer thing = ada.get("/api/test/things/" + TestEndpoints.ID);
        assertThat(thing.header("ETag")).isEqualTo("\"7\"");
        assertThat(thing.json().get("id").asString()).isEqualTo(TestEndpoints.ID);

        Answer again = ada.get("/api/test/things/" + TestEndpoints.ID, "If-None-Match", "\"7\"");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
    }

    @Test
    void aListIsTaggedWithItsContent() {
        String tag = ada.get("/api/test/things").header("ETag");

        assertThat(tag).isNotEmpty();
        assertThat(ada.get("/api/test/things", "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(ada.get("/api/test/things?page=2", "If-None-Match", tag).status())
                .isEqualTo(200);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (Answer answer : new Answer[] {
            ada.get("/api/test/whoami"),
            ada.get("/api/nowhere"),
            Caller.nobody(port).get("/api/test/whoami")
        }) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Permissions-Policy")).contains("camera=()");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void nobodyIsSentTheirOwnHeadersBack() throws IOException {
        assertThat(raw("TRACE /api/test/whoami HTTP/1.1", "X-Mirror: what-was-said"))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("what-was-said");
    }

    @Test
    void onlyTheTwoOriginsOfTheProductMayCallFromABrowser() throws IOException {
        for (String origin : new String[] {"https://app.dwell", "https://admin.dwell"}) {
            String answer = raw(
                    "OPTIONS /api/test/orders HTTP/1.1",
                    "Origin: " + origin
                            + "\r\n"
                            + "Access-Control-Request-Method: POST\r\n"
                            + "Access-Control-Request-Headers: idempotency-key");
            assertThat(answer).startsWith("HTTP/1.1 200").contains("Access-Control-Allow-Origin: " + origin);
        }
        assertThat(raw(
                        "OPTIONS /api/test/orders HTTP/1.1",
                        "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST"))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("Access-Control-Allow-Origin");
        assertThat(raw("GET /api/test/whoami HTTP/1.1", "Origin: https://app.dwell"))
                .contains("Access-Control-Expose-Headers: ETag, X-Request-Id, Consistency-Token,"
                        + " Idempotency-Replayed, Retry-After");
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhateverItSaysAboutItsLength() {
        byte[] huge = ("{\"name\":\"" + "x".repeat(MEGABYTE) + "\"}").getBytes(StandardCharsets.UTF_8);
        for (HttpRequest.BodyPublisher body : new HttpRequest.BodyPublisher[] {
            BodyPublishers.ofByteArray(huge), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge))
        }) {
            for (String key : new String[] {"", "large-body-key"}) {
                var request = ada.request("/api/test/orders").header("Content-Type", "application/json");
                if (!key.isEmpty()) {
                    request.header("Idempotency-Key", key);
                }
                Answer answer = ada.send(request.POST(body));
                assertThat(answer.status()).isEqualTo(413);
                assertThat(answer.code()).isEqualTo("request.body-too-large");
            }
        }
    }

    @Test
    void anUploadHasALimitOfItsOwn() {
        assertThat(upload(2 * MEGABYTE).status()).isEqualTo(200);
        assertThat(upload(20 * MEGABYTE + 1).code()).isEqualTo("request.body-too-large");
        assertThat(upload(22 * MEGABYTE).status()).isEqualTo(413);
    }

    private Answer upload(int size) {
        String form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n" + "x".repeat(size)
                + "\r\n--b--\r\n";
        return ada.send(ada.request("/api/test/uploads", "Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(form)));
    }

    @Test
    void aCompressedBodyIsRefused() {
        Answer answer = ada.post("/api/test/orders", "{}", "Content-Encoding", "gzip");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("request.encoding-unsupported");
    }

    @Test
    void aLargeAnswerIsCompressedForWhoeverWantsIt() {
        assertThat(ada.get("/api/test/large-json", "Accept-Encoding", "gzip").header("Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(ada.get("/api/test/large-json").header("Content-Encoding")).isEmpty();
    }

    @Test
    void aHugeHeaderIsRefusedAsAProblem() {
        Answer answer = ada.get("/api/test/whoami", "X-Huge", "x".repeat(20_000));

        assertThat(answer.status()).isIn(400, 431);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isIn("request.refused", "request.headers-too-large");
        assertThat(answer.json().path("requestId").asString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/test/\u0001 HTTP/1.1",
                "GET /api/test/{x} HTTP/1.1",
                "GET /api/test/%zz HTTP/1.1",
                "GE\u0001T / HTTP/1.1",
                "GET /api/test/whoami HTTP/9.9"
            })
    void whatTomcatItselfRefusesIsAProblem(String requestLine) throws IOException {
        String answer = raw(requestLine, "Accept: text/html");

        assertThat(answer)
                .containsPattern("^HTTP/1.1 (400|505)")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("\"code\":\"")
                .doesNotContain("<html", "Tomcat", "Exception");
    }

    @Test
    void healthIsOpenAndSaysNoMoreThanItsStatus() {
        for (String probe : new String[] {"liveness", "readiness"}) {
            Answer answer = Caller.nobody(port).get("/actuator/health/" + probe);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.response().body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    private String raw(String requestLine, String headers) throws IOException {
        String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n\r\n";
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
