package io.muniment.infra.edge;

import static io.muniment.projection.schema.Tables.IDEMPOTENT_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.edge.Caller.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class IdempotencyTest {

    private static final String ORDER = "{\"name\":\"a\",\"count\":1}";

    @LocalServerPort
    private int port;

    @Autowired
    private TestEndpoints endpoints;

    @Autowired
    private MovableClock clock;

    @Autowired
    private DSLContext sql;

    private final String key = UUID.randomUUID().toString();
    private Caller ada;
    private int before;

    @BeforeEach
    void signIn() {
        ada = Caller.of(port, "ada");
        before = endpoints.executions.get();
        endpoints.attempts.clear();
    }

    private int executions() {
        return endpoints.executions.get() - before;
    }

    private Answer order(Caller caller, String body) {
        return caller.post("/api/test/orders", body, "Idempotency-Key", key);
    }

    @Test
    void aRepeatIsAnsweredTheSameAndNotDoneAgain() {
        Answer first = order(ada, ORDER);
        Answer second = order(ada, ORDER);

        assertThat(executions()).isEqualTo(1);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.response().body()).isEqualTo(first.response().body()).isNotEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).isNotEmpty();
        assertThat(second.header("Consistency-Token"))
                .isEqualTo(first.header("Consistency-Token"))
                .isNotEmpty();
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(second.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        order(ada, ORDER);

        Answer second = order(ada, "{\"name\":\"b\",\"count\":1}");

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.code()).isEqualTo("idempotency.key-reused");
        assertThat(executions()).isEqualTo(1);
    }

    @Test
    void theSameKeyOfSomebodyElseOrForSomethingElseIsAnotherKey() {
        order(ada, ORDER);
        order(Caller.of(port, "olga"), ORDER);
        order(Caller.of(port, "eve"), ORDER);
        ada.post("/api/test/status/200", ORDER, "Idempotency-Key", key);

        assertThat(executions()).isEqualTo(4);
    }

    @Test
    void twoAtOnceAreOneExecution() {
        endpoints.slowDown = new CountDownLatch(1);
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> order(ada, ORDER));
        Awaitility.await().until(() -> executions() == 1);

        Answer second = order(ada, ORDER);
        endpoints.slowDown.countDown();

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("idempotency.in-flight");
        assertThat(Integer.parseInt(second.header("Retry-After"))).isBetween(1, 60);
        assertThat(first.join().status()).isEqualTo(201);
        assertThat(order(ada, ORDER).header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(executions()).isEqualTo(1);
    }

    @Test
    void aStormOfRepeatsIsOneExecution() {
        var storm = IntStream.range(0, 16)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> order(ada, ORDER)))
                .toList();

        assertThat(storm)
                .allSatisfy(answer -> assertThat(answer.join().status()).isIn(201, 409));
        assertThat(executions()).isEqualTo(1);
    }

    @Test
    void whatCrashedUnderWayIsTakenOverAfterItsLease() {
        order(ada, ORDER);
        sql.update(IDEMPOTENT_REQUEST)
                .setNull(IDEMPOTENT_REQUEST.STATUS)
                .where(IDEMPOTENT_REQUEST.IDEMPOTENCY_KEY.eq(key))
                .execute();

        assertThat(order(ada, ORDER).code()).isEqualTo("idempotency.in-flight");
        clock.move(Duration.ofSeconds(61));
        assertThat(order(ada, "{\"name\":\"b\",\"count\":1}").code()).isEqualTo("idempotency.key-reused");
        assertThat(order(ada, ORDER).status()).isEqualTo(201);
        assertThat(executions()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 401, 412, 429})
    void whatMayGoBetterNextTimeIsTriedAgain(int status) {
        ada.post("/api/test/status/" + status, "", "Idempotency-Key", key);
        ada.post("/api/test/status/" + status, "", "Idempotency-Key", key);

        assertThat(executions()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"race", "lock", "stale"})
    void whatWasNotDecidedIsTriedAgain(String how) {
        int status =
                ada.post("/api/test/fail/" + how, "", "Idempotency-Key", key).status();
        Answer second = ada.post("/api/test/fail/" + how, "", "Idempotency-Key", key);

        assertThat(second.status()).isEqualTo(status);
        assertThat(second.header("Idempotency-Replayed")).isEmpty();
        assertThat(executions()).isEqualTo(2);
    }

    /** A failure of ours may have come after the deed; a refusal came before it. */
    @ParameterizedTest
    @CsvSource({"anything, true", "connection, true", "race, false"})
    void afterAFailureTheNextAttemptKnowsOfTheFirst(String how, boolean repeated) {
        ada.post("/api/test/fail/" + how, "", "Idempotency-Key", key);
        ada.post("/api/test/fail/" + how, "", "Idempotency-Key", key);

        assertThat(endpoints.attempts).hasSize(2);
        assertThat(endpoints.attempts.getFirst().isRepeated()).isFalse();
        assertThat(endpoints.attempts.getLast().isRepeated()).isEqualTo(repeated);
        String first = endpoints.attempts.getFirst().nextCommandId();
        String second = endpoints.attempts.getLast().nextCommandId();
        assertThat(first.equals(second)).isEqualTo(repeated);
        assertThat(endpoints.attempts.getLast().nextCommandId()).isEqualTo(second + "-2");
    }

    @Test
    void theRuleThatIsBrokenStaysBroken() {
        ada.post("/api/test/fail/conflict", "", "Idempotency-Key", key);
        Answer second = ada.post("/api/test/fail/conflict", "", "Idempotency-Key", key);

        assertThat(second.code()).isEqualTo("verification.not-queued");
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(executions()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 404, 409, 422})
    void whatIsDecidedStaysSo(int status) {
        ada.post("/api/test/status/" + status, "", "Idempotency-Key", key);
        Answer second = ada.post("/api/test/status/" + status, "", "Idempotency-Key", key);

        assertThat(second.status()).isEqualTo(status);
        assertThat(second.header("X-Other")).isEmpty();
        assertThat(executions()).isEqualTo(1);
    }

    @Test
    void anAnswerTooLargeToKeepIsNotGivenAgainAndNotDoneAgain() {
        assertThat(ada.post("/api/test/status/200?size=70000", "", "Idempotency-Key", key)
                        .response()
                        .body())
                .hasSize(70_000);

        Answer second = ada.post("/api/test/status/200?size=70000", "", "Idempotency-Key", key);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("idempotency.answer-not-kept");
        assertThat(executions()).isEqualTo(1);
    }

    @Test
    void aFormIsTheSameWhateverItsBoundary() {
        assertThat(upload("one", "text").status()).isEqualTo(200);
        Answer again = upload("two", "text");
        Answer other = upload("two", "other text");

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.json().get("bytes").asInt()).isEqualTo(4);
        assertThat(other.code()).isEqualTo("idempotency.key-reused");
        assertThat(executions()).isEqualTo(1);
    }

    private Answer upload(String boundary, String content) {
        String form =
                "--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n%2$s\r\n--%1$s--\r\n"
                        .formatted(boundary, content);
        return ada.send(ada.request("/api/test/uploads", "Idempotency-Key", key)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(form)));
    }

    @Test
    void keysAreForgottenAfterADay() {
        order(ada, ORDER);
        clock.move(Duration.ofHours(25));

        // the token is older than a day too by now
        assertThat(order(Caller.of(port, "ada"), ORDER).header("Idempotency-Replayed"))
                .isEmpty();
        assertThat(executions()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "über", "256"})
    void aKeyIsVisibleAscii(String malformed) throws IOException {
        String sent = malformed.equals("256") ? "k".repeat(256) : malformed;

        assertThat(rawPost("Idempotency-Key: " + sent)).contains("idempotency.key-malformed");
        assertThat(executions()).isZero();
    }

    @Test
    void controlCharactersNeverReachTheKey() throws IOException {
        assertThat(rawPost("Idempotency-Key: a\u0001b"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "request.refused");
        assertThat(executions()).isZero();
    }

    /** What no well-behaved client would send. */
    private String rawPost(String header) throws IOException {
        String token = ada.token();
        String request =
                "POST /api/test/orders HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                        + token + "\r\nContent-Type: application/json\r\n" + header + "\r\nContent-Length: "
                        + ORDER.length()
                        + "\r\n\r\n" + ORDER;
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
