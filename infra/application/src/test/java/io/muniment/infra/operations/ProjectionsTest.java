package io.muniment.infra.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.command.Receipt;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.axon.PoisonedProjection;
import io.muniment.infra.axon.Sender;
import io.muniment.infra.security.development.DemoIssuer;
import io.muniment.infra.security.development.DemoUser;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.kernel.identity.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningMuniment
class ProjectionsTest {

    private static final String PROJECTIONS = "/api/admin/projections";
    private static final String POISONED = PROJECTIONS + "/" + PoisonedProjection.GROUP;
    private static final String HISTORY = PROJECTIONS + "/history";

    @LocalServerPort
    private int port;

    @Autowired
    private Sender sender;

    @Autowired
    private PoisonedProjection projection;

    @Autowired
    private DemoIssuer issuer;

    @Autowired
    private Claims claims;

    @Autowired
    private EventProcessingConfiguration processing;

    private String base;
    private Person otto;

    @BeforeEach
    void signIn() throws IOException, InterruptedException {
        base = "http://localhost:" + port;
        otto = Person.signIn(base, "otto");
    }

    @AfterEach
    void allRun() throws IOException, InterruptedException {
        otto.post(POISONED + "/resume");
        otto.getUntil(POISONED, "/state", "RUNNING");
    }

    @Test
    void everyProcessorSaysHowItStands() throws IOException, InterruptedException {
        sender.submit(sender.newSubject());
        otto.getUntil(HISTORY, "/behind", "0");

        Answer all = otto.get(PROJECTIONS);

        assertThat(all.status()).isEqualTo(200);
        assertThat(values(all, "name"))
                .contains(
                        "history",
                        PoisonedProjection.GROUP,
                        "verification-process",
                        "verification-request-details",
                        "verification-review-queue",
                        "verification-search");
        assertThat(values(all, "state")).containsOnly("RUNNING");
        Answer history = otto.get(HISTORY);
        assertThat(history.body().at("/groups/0").asString()).isEqualTo("history");
        assertThat(history.body().at("/position").asLong()).isNotNegative();
        assertThat(history.body().at("/replaying").asBoolean()).isFalse();
        assertThat(history.body().at("/segments")).hasSize(1);
        assertThat(history.body().at("/segments/0/here").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "rita", "axel", "eve"})
    void onlyOperatorsMayLook(String name) throws IOException, InterruptedException {
        Person somebody = Person.signIn(base, name);

        assertThat(somebody.get(PROJECTIONS).code()).isEqualTo("access.permission-missing");
        assertThat(somebody.get("/api/admin/actions").code()).isEqualTo("access.permission-missing");
        assertThat(somebody.post(POISONED + "/pause").code()).isEqualTo("access.permission-missing");
    }

    @Test
    void anAdministratorOfTheTenantThatRunsItMayLook() throws IOException, InterruptedException {
        assertThat(Person.signIn(base, "mina").get(PROJECTIONS).status()).isEqualTo(200);
    }

    @Test
    void operatorsOfAnotherTenantGetNothing() throws IOException, InterruptedException {
        Person stranger = Person.withToken(base, issuer.token(new DemoUser("oona", Role.OPERATOR, "other")));

        assertThat(stranger.get(PROJECTIONS).code()).isEqualTo("access.denied");
        assertThat(stranger.get("/api/admin/actions").code()).isEqualTo("access.denied");
        assertThat(stranger.post(POISONED + "/pause").code()).isEqualTo("access.denied");
        assertThat(otto.get(POISONED).text("/state")).isEqualTo("RUNNING");
    }

    @Test
    void aPausedOneStandsStillUntilItIsResumed() throws IOException, InterruptedException {
        Answer paused = otto.post(POISONED + "/pause", "{\"reason\":\"to look at it\"}");
        assertThat(paused.status()).isEqualTo(200);
        assertThat(paused.text("/state")).isEqualTo("PAUSED");
        Receipt missed = sender.submit(sender.newSubject());
        otto.getUntil(HISTORY, "/behind", "0");
        assertThat(projection.notesOf(missed.id())).isEmpty();
        assertThat(otto.get(POISONED).body().at("/behind").asLong()).isPositive();
        assertThat(otto.post(POISONED + "/split").code()).isEqualTo("projection.paused");
        assertThat(otto.post(POISONED + "/merge").code()).isEqualTo("projection.paused");

        assertThat(otto.post(POISONED + "/resume").status()).isEqualTo(200);

        otto.getUntil(POISONED, "/behind", "0");
        assertThat(projection.notesOf(missed.id())).containsExactly(missed.id() + "@0");
    }

    @Test
    void aQueryIsToldInTimeThatAPausedOneHasNotSeenItsWrite() throws IOException, InterruptedException {
        String details = PROJECTIONS + "/verification-request-details";
        Person ada = Person.signIn(base, "ada");
        otto.post(details + "/pause");
        try {
            Answer submitted = ada.post("/api/verification-requests", """
                    {"type":"PROPERTY","subject":"%s","subjectLabel":"1 Harbour","applicantName":"Ada Byron"}""".formatted(sender.newSubject()));
            String path = "/api/verification-requests/" + submitted.text("/id");

            Answer unseen = ada.getAfter(submitted, path);
            assertThat(unseen.status()).isEqualTo(504);
            assertThat(unseen.code()).isEqualTo("consistency.not-reached");

            otto.post(details + "/resume");
            assertThat(ada.getAfter(submitted, path).text("/status")).isEqualTo("COLLECTING");
        } finally {
            otto.post(details + "/resume");
        }
    }

    /** As after a restart, and as another process does that was never told. */
    @Test
    void noProcessGetsOnWithWhatIsPaused() throws IOException, InterruptedException {
        StreamingEventProcessor processor = processing
                .eventProcessor(PoisonedProjection.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
        claims.hold(PoisonedProjection.GROUP);
        assertThat(processor.isRunning()).isTrue();
        Receipt untold = sender.submit(sender.newSubject());
        otto.getUntil(HISTORY, "/behind", "0");
        await().untilAsserted(() -> assertThat(processor.processingStatus()).isEmpty());
        processor.shutDown();
        processor.start();
        Receipt afterRestart = sender.submit(sender.newSubject());
        otto.getUntil(HISTORY, "/behind", "0");

        await().during(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(projection.notesOf(afterRestart.id())).isEmpty());
        assertThat(projection.notesOf(untold.id())).isEmpty();
        assertThat(otto.get(POISONED).text("/state")).isEqualTo("PAUSED");

        otto.post(POISONED + "/resume");
        otto.getUntil(POISONED, "/behind", "0");
        assertThat(projection.notesOf(untold.id())).containsExactly(untold.id() + "@0");
        assertThat(projection.notesOf(afterRestart.id())).containsExactly(afterRestart.id() + "@0");
    }

    @Test
    void pausingTwiceIsPausingOnce() throws IOException, InterruptedException {
        otto.post(POISONED + "/pause");

        assertThat(otto.post(POISONED + "/pause").text("/state")).isEqualTo("PAUSED");
        otto.post(POISONED + "/resume");
        otto.getUntil(POISONED, "/state", "RUNNING");
    }

    @Test
    void splitAndMergedAgain() throws IOException, InterruptedException {
        Answer split = otto.post(POISONED + "/split", "{\"segment\":0}");
        assertThat(split.status()).as(split.toString()).isEqualTo(200);
        otto.getUntil(POISONED, "/segments/1/here", "true");
        otto.getUntil(POISONED, "/segments/0/here", "true");
        List<Receipt> spread = List.of(
                sender.submit(sender.newSubject()),
                sender.submit(sender.newSubject()),
                sender.submit(sender.newSubject()),
                sender.submit(sender.newSubject()));
        otto.getUntil(POISONED, "/behind", "0");
        assertThat(spread)
                .allSatisfy(each -> assertThat(projection.notesOf(each.id())).containsExactly(each.id() + "@0"));

        Answer merged = otto.post(POISONED + "/merge");
        assertThat(merged.status()).as(merged.toString()).isEqualTo(200);
        otto.getUntil(POISONED, "/segments/0/here", "true");
        assertThat(otto.get(POISONED).body().at("/segments")).hasSize(1);
    }

    @Test
    void whatCannotBeDoneIsRefusedByName() throws IOException, InterruptedException {
        assertThat(otto.post(PROJECTIONS + "/nonsense/pause").status()).isEqualTo(404);
        assertThat(otto.get(PROJECTIONS + "/nonsense").code()).isEqualTo("resource.not-found");
        assertThat(otto.post(HISTORY + "/split").code()).isEqualTo("projection.one-segment-only");
        assertThat(otto.post(HISTORY + "/split").text("/detail")).contains("Followers resume");
        assertThat(otto.post(POISONED + "/split", "{\"segment\":7}").code()).isEqualTo("projection.segment-not-here");
        assertThat(otto.post(POISONED + "/merge").code()).isEqualTo("projection.segment-refused");
        assertThat(otto.post(POISONED + "/split", "{\"segment\":-1}").code()).isEqualTo("request.invalid");
    }

    @Test
    void whatAnOperatorDoesIsRecorded() throws IOException, InterruptedException {
        String key = UUID.randomUUID().toString();
        String request = "request-" + UUID.randomUUID();

        Answer first = otto.post(
                POISONED + "/pause", "{\"reason\":\"a look\"}", "Idempotency-Key", key, "X-Request-Id", request);
        Answer again = otto.post(
                POISONED + "/pause", "{\"reason\":\"a look\"}", "Idempotency-Key", key, "X-Request-Id", request);

        assertThat(again.body()).isEqualTo(first.body());
        Answer actions = otto.get("/api/admin/actions?projection=poisoned&actor=otto&size=5");
        assertThat(values(actions, "requestId")).containsOnlyOnce(request);
        assertThat(actions.text("/items/0/action")).isEqualTo("pause");
        assertThat(actions.text("/items/0/reason")).isEqualTo("a look");
        assertThat(actions.text("/items/0/tenant")).isEqualTo("demo");
        assertThat(actions.text("/items/0/projection")).isEqualTo(PoisonedProjection.GROUP);
        assertThat(otto.get("/api/admin/actions?sort=nonsense").code()).isEqualTo("query.unknown-sort");
    }

    private static List<String> values(Answer page, String field) {
        JsonNode items = page.body().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(field).asString(""))
                .toList();
    }
}
