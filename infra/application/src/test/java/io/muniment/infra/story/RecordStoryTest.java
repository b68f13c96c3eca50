package io.muniment.infra.story;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.RunningMuniment;
import java.io.IOException;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What an auditor is told of what others did. */
@RunningMuniment
class RecordStoryTest {

    private static final String REQUESTS = "/api/verification-requests";
    private static final String STATES = "/api/history/verification-request/";

    @LocalServerPort
    private int port;

    @Autowired
    private DSLContext db;

    private Person ada;
    private Person axel;
    private Person eve;
    private Answer submitted;
    private Answer withdrawn;
    private String id;

    @BeforeEach
    void aRequestComesAndGoes() throws IOException, InterruptedException {
        String base = "http://localhost:" + port;
        ada = Person.signIn(base, "ada");
        axel = Person.signIn(base, "axel");
        eve = Person.signIn(base, "eve");
        submitted = ada.submitProperty();
        id = submitted.text("/id");
        withdrawn = ada.post(REQUESTS + "/" + id + "/withdraw");
        assertThat(withdrawn.status()).isEqualTo(200);
    }

    @Test
    void theAuditLogHasARowWithTheChangeForEachEvent() throws IOException, InterruptedException {
        Answer log = axel.getAfter(withdrawn, "/api/audit-logs?aggregateId=" + id);
        assertThat(log.body().path("total").asInt())
                .isEqualTo(db.fetchCount(LEDGER_EVENT, LEDGER_EVENT.AGGREGATE_ID.eq(id)));
        assertThat(log.text("/items/0/name")).isEqualTo("verification.RequestWithdrawn");
        assertThat(log.text("/items/0/actor")).isEqualTo("ada");
        assertThat(log.text("/items/0/role")).isEqualTo("BUYER");
        assertThat(log.text("/items/0/tenant")).isEqualTo("demo");
        assertThat(log.text("/items/0/requestId")).isNotBlank();
        JsonNode change = log.body().at("/items/0/change");
        assertThat(change.toString())
                .contains("{\"op\":\"test\",\"path\":\"/standing/is\",\"value\":\"Collecting\"}")
                .contains("{\"op\":\"replace\",\"path\":\"/standing/is\",\"value\":\"Withdrawn\"}");

        Answer one = axel.get("/api/audit-logs/" + log.text("/items/0/eventId"));
        assertThat(one.text("/before/standing/is")).isEqualTo("Collecting");
        assertThat(one.text("/after/standing/is")).isEqualTo("Withdrawn");
        assertThat(one.text("/entry/eventId")).isEqualTo(log.text("/items/0/eventId"));
    }

    @Test
    void theAuditLogIsForAuditorsOfTheTenant() throws IOException, InterruptedException {
        Answer refused = ada.get("/api/audit-logs");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("access.permission-missing");
        Answer log = axel.getAfter(withdrawn, "/api/audit-logs?aggregateId=" + id + "&tenant=other");
        assertThat(log.body().path("total").asInt()).isZero();
        assertThat(eve.get("/api/audit-logs?aggregateId=" + id).status()).isEqualTo(403);
        assertThat(axel.get("/api/audit-logs?from=yesterday").code()).isEqualTo("request.invalid");
        assertThat(axel.get("/api/audit-logs?from=-9999-01-01T00:00:00Z&aggregateId=" + id)
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(axel.get("/api/audit-logs?sort=narrative").status()).isEqualTo(400);
        assertThat(axel.get("/api/audit-logs/unheard-of").code()).isEqualTo("resource.not-found");
    }

    @Test
    void theApplicantReadsTheLinesAndNotTheStates() throws IOException, InterruptedException {
        Answer history = ada.getAfter(withdrawn, STATES + id + "/events");
        assertThat(history.body().path("total").asInt()).isEqualTo(2);
        assertThat(history.body().at("/items/0/change").isMissingNode()
                        || history.body().at("/items/0/change").isNull())
                .isTrue();
        assertThat(ada.get(STATES + id + "/state").code()).isEqualTo("access.permission-missing");
    }

    @Test
    void theStateIsToldAsOfAVersionOrATime() throws IOException, InterruptedException {
        Answer first = axel.getAfter(withdrawn, STATES + id + "/state?at=0");
        assertThat(first.text("/state/standing/is")).isEqualTo("Collecting");
        assertThat(first.text("/state/id")).isEqualTo(id);
        Answer now = axel.get(STATES + id + "/state");
        assertThat(now.text("/state/standing/is")).isEqualTo("Withdrawn");
        assertThat(now.body().path("version").asLong()).isEqualTo(1);

        Instant begin = Instant.parse(first.text("/recordedAt"));
        Instant end = Instant.parse(now.text("/recordedAt"));
        assertThat(axel.get(STATES + id + "/state?knownAt=" + end))
                .usingRecursiveComparison()
                .ignoringFields("headers")
                .isEqualTo(now);
        assertThat(axel.get(STATES + id + "/state?knownAt=" + begin.minusSeconds(60))
                        .code())
                .isEqualTo("history.before-the-first-event");
    }

    @Test
    void badTimesAreRefusedByName() throws IOException, InterruptedException {
        axel.getAfter(withdrawn, STATES + id + "/state");
        assertThat(problem("at=soon")).isEqualTo("400 history.instant-malformed");
        assertThat(problem("knownAt=7")).isEqualTo("400 history.instant-malformed");
        assertThat(problem("at=-0001-01-01T00:00:00Z")).isEqualTo("400 history.instant-malformed");
        assertThat(problem("at=2999-01-01T00:00:00Z")).isEqualTo("400 history.in-the-future");
        assertThat(problem("at=2001-01-01T00:00:00Z")).isEqualTo("404 history.before-the-first-event");
        assertThat(problem("at=17")).isEqualTo("404 history.version-unknown");
        assertThat(axel.get("/api/history/deal/" + id + "/state").code()).isEqualTo("resource.not-found");
    }

    private String problem(String query) throws IOException, InterruptedException {
        Answer answer = axel.get(STATES + id + "/state?" + query);
        return answer.status() + " " + answer.code();
    }
}
