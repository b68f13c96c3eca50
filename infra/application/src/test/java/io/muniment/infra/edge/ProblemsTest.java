package io.muniment.infra.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.edge.Caller.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class ProblemsTest {

    @LocalServerPort
    private int port;

    private Caller ada;

    @BeforeEach
    void signIn() {
        ada = Caller.of(port, "ada");
    }

    @ParameterizedTest
    @CsvSource({
        "conflict, 409, verification.not-queued",
        "forbidden, 403, verification.own-request",
        "unprocessable, 422, verification.reasons-missing",
        "permission, 403, access.permission-missing",
        "race, 409, conflict.lost-race",
        "stale, 412, precondition.stale-version",
        "gone, 404, resource.not-found",
        "remote, 409, verification.not-queued",
        "connection, 503, store.unavailable",
        "shutdown, 503, store.unavailable",
        "search, 503, search.unavailable",
        "unseen, 404, resource.not-found",
        "deep, 400, query.page-too-deep",
        "sort, 400, query.unknown-sort",
        "lock, 503, service.busy",
        "deadlock, 503, service.busy",
        "late, 503, service.busy",
        "serialization, 503, service.busy",
        "crowded, 503, store.unavailable",
        "syntax, 500, internal",
        "anything, 500, internal",
    })
    void everyFailureIsAProblem(String how, int status, String code) {
        Answer answer = ada.get("/api/test/fail/" + how, "X-Request-Id", "request-1");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("code").asString()).isEqualTo(code);
        assertThat(answer.json().get("type").asString()).isEqualTo("/problems/" + code);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("title").asString()).isNotBlank();
        assertThat(answer.json().get("detail").asString()).isNotBlank();
        assertThat(answer.json().get("instance").asString()).isEqualTo("/api/test/fail/" + how);
        assertThat(answer.json().get("requestId").asString()).isEqualTo("request-1");
        assertThat(answer.response().body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void aMissingPermissionIsNamed() {
        assertThat(ada.get("/api/test/fail/permission").json().get("detail").asString())
                .contains("READ_AUDIT");
    }

    @ParameterizedTest
    @CsvSource({"connection, 5", "search, 5", "race, 1", "lock, 1", "serialization, 1"})
    void whatPassesByItselfSaysWhenToTryAgain(String how, String seconds) {
        assertThat(ada.get("/api/test/fail/" + how).header("Retry-After")).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({"sort, It cannot be sorted like that", "deep, Nobody pages as deep as that"})
    void aQueryThatGetsNoAnswerIsRefusedInItsOwnWords(String how, String title) {
        assertThat(ada.get("/api/test/fail/" + how).json().get("title").asString())
                .isEqualTo(title);
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertThat(ada.get("/api/nowhere").code()).isEqualTo("resource.not-found");
        assertThat(ada.get("/nowhere%20at%20all").code()).isEqualTo("resource.not-found");
        assertThat(ada.get("/error").code()).isEqualTo("resource.not-found");
        assertThat(ada.get("/api/test/things/doc_1").code()).isEqualTo("resource.not-found");
    }

    @Test
    void aWrongMethodNamesTheRightOnes() {
        Answer answer = ada.post("/api/test/whoami", "{}");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo("request.method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo("GET");
    }

    @Test
    void anUnwantedMediaTypeIsAProblemInJsonAllTheSame() {
        Answer answer = ada.get("/api/test/whoami", "Accept", "image/png");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.code()).isEqualTo("request.not-acceptable");
    }

    @Test
    void anUnknownMediaTypeIsRefused() {
        Answer answer = ada.send(
                ada.request("/api/test/orders", "Content-Type", "text/csv").POST(BodyPublishers.ofString("a;b")));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("request.media-type-unsupported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"a\",\"count\":1           | request.body-malformed   | -                  | -",
                "not json                              | request.body-malformed   | -                  | -",
                "[]                                    | request.body-malformed   | -                  | -",
                "{\"name\":\"a\",\"count\":1}{}        | request.body-malformed   | -                  | -",
                "{\"name\":\"a\",\"name\":\"b\"}       | request.body-malformed   | -                  | -",
                "{\"name\":\"a\\u0000\",\"count\":1}    | request.invalid          | name               | malformed",
                "{\"name\":\"a\",\"count\":1,\"x\":2}  | request.property-unknown | x                  | unknown",
                "{\"name\":\" \",\"count\":1}          | request.invalid          | name               | not-blank",
                "{\"name\":\"a\",\"count\":0}          | request.invalid          | count              | min",
                "{\"name\":\"a\",\"count\":\"b\"}      | request.invalid          | count              | malformed",
                "{\"name\":\"a\"}                      | request.invalid          | count              | malformed",
                "{\"parts\":[{\"document\":\"vrq_1\"}]}| request.invalid          | parts[0].document  | malformed",
                "{\"parts\":[{\"size\":\"HUGE\"}]}     | request.invalid          | parts[0].size      | malformed",
            })
    void aBodyIsReadStrictly(String body, String code, String field, String fieldCode) {
        Answer answer = ada.post("/api/test/orders", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("errors").path(0).path("field").asString("-"))
                .isEqualTo(field);
        assertThat(answer.json().path("errors").path(0).path("code").asString("-"))
                .isEqualTo(fieldCode);
        assertThat(answer.response().body()).doesNotContain("io.muniment").doesNotContain("java.lang");
    }

    @Test
    void everyInvalidFieldIsNamedAtOnce() {
        assertThat(ada.post("/api/test/orders", "{\"name\":\"\",\"count\":0}")
                        .json()
                        .get("errors"))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0, min", "x, malformed"})
    void aParameterIsCheckedLikeAField(String page, String code) {
        Answer answer = ada.get("/api/test/things?page=" + page);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("page");
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo(code);
    }

    @Test
    void aPathThatTheFirewallRefusesIsAProblem() {
        Answer answer = ada.get("/api/test;x/whoami");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("request.refused");
    }
}
