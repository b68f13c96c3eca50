package io.muniment.infra.story;

import static io.muniment.projection.schema.Tables.IDEMPOTENT_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.RunningMuniment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The process dies when the events are stored and the answer is not; the caller sends the request again. */
@RunningMuniment
class RepeatedAfterAKillTest {

    private static final String REQUESTS = "/api/verification-requests";
    private static final String KEY = "Idempotency-Key";

    @LocalServerPort
    private int port;

    @Autowired
    private DSLContext sql;

    @Autowired
    private EventStore events;

    private final String key = UUID.randomUUID().toString();
    private Person ada;

    @BeforeEach
    void signIn() throws IOException, InterruptedException {
        ada = Person.signIn("http://localhost:" + port, "ada");
    }

    @Test
    void aSubmissionIsAnsweredAsTheFirstWouldHaveBeen() throws IOException, InterruptedException {
        String body = submission();
        Answer first = ada.post(REQUESTS, body, KEY, key);
        loseAnswer(key);

        Answer again = ada.post(REQUESTS, body, KEY, key);

        assertSameAnswer(again, first);
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"))
                .isPresent();
        assertThat(count(first)).isEqualTo(1);
        assertThat(ada.post(REQUESTS, body, KEY, key).headers().firstValue("Idempotency-Replayed"))
                .hasValue("true");
    }

    @Test
    void whatARuleWouldRefuseTheSecondTimeIsAnsweredToo() throws IOException, InterruptedException {
        Answer submitted = ada.post(REQUESTS, submission());
        String withdrawal = REQUESTS + "/" + submitted.text("/id") + "/withdraw";
        Answer first = ada.post(withdrawal, "", KEY, key, "If-Match", "\"0\"");
        loseAnswer(key);

        Answer again = ada.post(withdrawal, "", KEY, key, "If-Match", "\"0\"");

        assertSameAnswer(again, first);
        assertThat(count(submitted)).isEqualTo(2);
        assertThat(ada.post(withdrawal).code()).isEqualTo("verification.not-open");
    }

    /** What the system did about it since then, in the same request, is not what the command did. */
    @Test
    void theVersionIsTheOneOfTheCommandAndNotOfWhatFollowed() throws IOException, InterruptedException {
        Answer submitted = ada.post(REQUESTS, submission(), KEY, key);
        String path = REQUESTS + "/" + submitted.text("/id");
        byte[] deed = "Title register: 1 Harbour Street, proprietor Ada Byron, 12 March 2024"
                .getBytes(StandardCharsets.UTF_8);
        String uploadKey = UUID.randomUUID().toString();
        Answer first = ada.uploadOnce(uploadKey, path + "/documents", "TITLE_DEED", "deed.txt", deed);
        ada.getUntil(path, "/status", "QUEUED");
        loseAnswer(uploadKey);

        Answer again = ada.uploadOnce(uploadKey, path + "/documents", "TITLE_DEED", "deed.txt", deed);

        assertSameAnswer(again, first);
        assertThat(again.text("/version")).isEqualTo("1");
    }

    @Test
    void anotherCommandUnderTheSameRequestIdIsNoAnswer() throws IOException, InterruptedException {
        String body = submission();
        String requestId = "chosen-" + UUID.randomUUID();
        Answer submitted = ada.post(REQUESTS, body, "X-Request-Id", requestId);
        Answer refused = ada.post(REQUESTS, body, KEY, key, "X-Request-Id", requestId);
        assertThat(refused.code()).isEqualTo("verification.request-already-open");
        loseAnswer(key);
        ada.post(REQUESTS + "/" + submitted.text("/id") + "/withdraw");

        Answer again = ada.post(REQUESTS, body, KEY, key, "X-Request-Id", requestId);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("/id")).isNotEqualTo(submitted.text("/id"));
    }

    private static void assertSameAnswer(Answer again, Answer first) {
        assertThat(again.status()).isEqualTo(first.status()).isLessThan(300);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
        assertThat(again.headers().firstValue("Consistency-Token"))
                .isEqualTo(first.headers().firstValue("Consistency-Token"));
        assertThat(again.headers().firstValue("Idempotency-Replayed")).isEmpty();
    }

    private void loseAnswer(String lost) {
        var table = IDEMPOTENT_REQUEST;
        assertThat(sql.update(table)
                        .setNull(table.STATUS)
                        .setNull(table.HEADERS)
                        .setNull(table.BODY)
                        .set(table.LEASED_UNTIL, Instant.EPOCH)
                        .where(table.IDEMPOTENCY_KEY.eq(lost))
                        .execute())
                .isEqualTo(1);
    }

    private long count(Answer receipt) {
        return events.readEvents(receipt.text("/id")).asStream().count();
    }

    private static String submission() {
        return """
                {"type":"PROPERTY","subject":"prop-%s","subjectLabel":"1 Harbour Street","applicantName":"Ada Byron"}""".formatted(UUID.randomUUID());
    }
}
