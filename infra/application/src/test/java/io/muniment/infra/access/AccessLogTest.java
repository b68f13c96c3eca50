package io.muniment.infra.access;

import static io.muniment.projection.schema.Tables.ACCESS_LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.infra.RunningMuniment;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.projection.schema.tables.records.AccessLogRecord;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningMuniment
class AccessLogTest {

    private static final String REQUESTS = "/api/verification-requests";
    private static final String ACCESS = "/api/audit-logs/access";

    @LocalServerPort
    private int port;

    @Autowired
    private DSLContext db;

    @Autowired
    private AccessLog log;

    @Autowired
    private Clock clock;

    private Person ada;
    private Person axel;

    @BeforeEach
    void signIn() throws IOException, InterruptedException {
        ada = person("ada");
        axel = person("axel");
    }

    private Person person(String name) throws IOException, InterruptedException {
        return Person.signIn("http://localhost:" + port, name);
    }

    private void awaitGate(String gate, Answer refused) {
        String request = refused.headers().firstValue("X-Request-Id").orElseThrow();
        await().untilAsserted(() -> {
            JsonNode items = axel.get(ACCESS + "?kind=REFUSED&gate=" + Person.encoded(gate))
                    .body()
                    .path("items");
            assertThat(items.valueStream().map(row -> row.path("requestId").asString("")))
                    .contains(request);
        });
    }

    @Test
    void whereSomebodyWasStoppedIsNoted() throws IOException, InterruptedException {
        String ofAda = REQUESTS + "/" + submit(UUID.randomUUID().toString()).text("/id");
        Person olga = person("olga");
        Person rita = person("rita");
        ada.getUntil(ofAda, "/status", "COLLECTING");

        awaitGate("permission:REVIEW_VERIFICATION", ada.get(REQUESTS + "/queue"));
        awaitGate("permission:READ_AUDIT", ada.post("/api/proofs/checkpoint"));
        Answer hidden = olga.get(ofAda);
        assertThat(hidden.code()).isEqualTo("resource.not-found");
        awaitGate("scope:OWN", hidden);
        awaitGate("scope:OWN", olga.getAfter(ada.post(ofAda + "/withdraw"), ofAda + "/events"));
        awaitGate("rule:verification.not-the-applicant", olga.post(ofAda + "/withdraw"));
        assertThat(rita.get(REQUESTS + "/vrq_" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void whoKnocksAtAnotherTenantIsNotedInTheirOwn() throws IOException, InterruptedException {
        String ofAda = REQUESTS + "/" + submit(UUID.randomUUID().toString()).text("/id");
        Answer refused = person("eve").post(ofAda + "/withdraw");

        assertThat(refused.code()).isEqualTo("resource.not-found");
        assertThat(refused.body().toString()).doesNotContain("tenant");
        String request = refused.headers().firstValue("X-Request-Id").orElseThrow();
        await().untilAsserted(() -> assertThat(db.fetchOptional(ACCESS_LOG, ACCESS_LOG.REQUEST_ID.eq(request)))
                .hasValueSatisfying(row -> {
                    assertThat(row.getGate()).isEqualTo("tenant");
                    assertThat(row.getTenant()).isEqualTo("other");
                }));
    }

    private void awaitNoted(String kind, String actor, String code, Answer answer) {
        String request = answer.headers().firstValue("X-Request-Id").orElseThrow();
        await().untilAsserted(() -> {
            JsonNode row = rowOf(request, kind, actor);
            assertThat(row.path("code").asString("")).isEqualTo(code);
            assertThat(row.path("kind").asString("")).isEqualTo(kind);
            assertThat(row.path("status").asInt()).isEqualTo(answer.status());
            assertThat(row.path("role").asString("")).isNotBlank();
            assertThat(row.path("path").asString("")).startsWith("/").doesNotContain("?");
        });
    }

    private JsonNode rowOf(String request, String kind, String actor) throws IOException, InterruptedException {
        JsonNode items = axel.get(ACCESS + "?size=500&kind=" + kind + "&actor=" + actor)
                .body()
                .path("items");
        return items.valueStream()
                .filter(row -> row.path("requestId").asString("").equals(request))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not noted: " + request));
    }

    @Test
    void whatIsRefusedIsNoted() throws IOException, InterruptedException {
        awaitNoted("REFUSED", "ada", "access.permission-missing", ada.get(REQUESTS + "/queue"));

        String subject = UUID.randomUUID().toString();
        assertThat(submit(subject).status()).isEqualTo(201);
        awaitNoted("REFUSED", "ada", "verification.request-already-open", submit(subject));
    }

    private Answer submit(String subject) throws IOException, InterruptedException {
        return ada.post(REQUESTS, """
                {"type":"PROPERTY","subject":"prop-%s","subjectLabel":"1 Harbour Street","applicantName":"Ada"}""".formatted(subject));
    }

    /** The security chain has forgotten who it was when what a filter throws is answered. */
    @Test
    void whatAFilterRefusesIsNotedWithWhoItWas() throws IOException, InterruptedException {
        awaitNoted("REFUSED", "ada", "access.denied", ada.get("/actuator/metrics"));
    }

    @Test
    void whoReadsPersonalDataIsNoted() throws IOException, InterruptedException {
        Answer submitted = submit(UUID.randomUUID().toString());
        awaitNoted("PERSONAL_DATA_READ", "ada", "FindRequests", ada.getAfter(submitted, REQUESTS + "?size=1"));
        awaitNoted(
                "PERSONAL_DATA_READ",
                "axel",
                "SearchRequests",
                axel.getAfter(submitted, REQUESTS + "/search?q=harbour"));
        awaitNoted("PERSONAL_DATA_READ", "axel", "FindAuditLogs", axel.get("/api/audit-logs?size=1"));
    }

    @Test
    void whoSignsInIsNotedAndWhoDoesNot() throws IOException, InterruptedException {
        var before = clock.instant();
        person("rita");
        await().untilAsserted(() -> assertThat(axel.get(ACCESS + "?kind=SIGNED_IN&actor=rita&from=" + before)
                        .body()
                        .path("total")
                        .asInt())
                .isPositive());

        Answer refused = ada.post("/auth/demo", "{\"user\":\"nobody\"}");
        assertThat(refused.code()).isEqualTo("authentication.sign-in-refused");
        String request = refused.headers().firstValue("X-Request-Id").orElseThrow();
        await().untilAsserted(() -> assertThat(db.fetchOptional(ACCESS_LOG, ACCESS_LOG.REQUEST_ID.eq(request)))
                .map(AccessLogRecord::getKind)
                .contains("SIGN_IN_REFUSED"));
    }

    @Test
    void isForAuditorsOfTheTenant() throws IOException, InterruptedException {
        Person eve = person("eve");
        assertThat(eve.get(REQUESTS + "/queue").status()).isEqualTo(403);
        await().untilAsserted(() -> assertThat(
                        db.fetchExists(ACCESS_LOG, ACCESS_LOG.ACTOR.eq("eve").and(ACCESS_LOG.KIND.eq("REFUSED"))))
                .isTrue());
        assertThat(axel.get(ACCESS + "?actor=eve").body().path("total").asInt()).isZero();
        assertThat(ada.get(ACCESS).code()).isEqualTo("access.permission-missing");
        assertThat(axel.get(ACCESS + "?kind=UNHEARD_OF").code()).isEqualTo("request.invalid");
    }

    @Test
    void isForgottenAfterATimeOfItsOwn() {
        int known = db.fetchCount(ACCESS_LOG, ACCESS_LOG.AT.gt(clock.instant().minus(Duration.ofDays(1))));
        String old = "request-" + UUID.randomUUID();
        var row = db.newRecord(ACCESS_LOG);
        row.setAt(clock.instant().minus(Duration.ofDays(401)));
        row.setKind(Access.REFUSED.name());
        row.setMethod("GET");
        row.setPath("/api/old");
        row.setStatus(403);
        row.setRequestId(old);
        row.store();

        assertThat(log.forget()).isPositive();
        assertThat(db.fetchExists(ACCESS_LOG, ACCESS_LOG.REQUEST_ID.eq(old))).isFalse();
        assertThat(db.fetchCount(ACCESS_LOG)).isGreaterThanOrEqualTo(known);
    }
}
