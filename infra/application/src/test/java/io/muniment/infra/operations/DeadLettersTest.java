package io.muniment.infra.operations;

import static io.muniment.projection.schema.Tables.DEAD_LETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.command.Receipt;
import io.muniment.command.verification.withdrawrequest.WithdrawRequest;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.axon.PoisonedProjection;
import io.muniment.infra.axon.Sender;
import io.muniment.infra.security.development.DemoIssuer;
import io.muniment.infra.security.development.DemoUser;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.verification.VerificationRequestId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A request whose submission the poisoned projection cannot stand, and its withdrawal, which waits behind it. */
@RunningMuniment
class DeadLettersTest {

    private static final String DEAD_LETTERS = "/api/admin/dead-letters";
    private static final String BECAUSE = "{\"reason\":\"never mind\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private Sender sender;

    @Autowired
    private PoisonedProjection projection;

    @Autowired
    private DemoIssuer issuer;

    @Autowired
    private DSLContext db;

    private String base;
    private Person otto;
    private String subject;
    private Receipt poisoned;
    private String first;
    private String second;

    @BeforeEach
    void twoAreParked() throws IOException, InterruptedException {
        base = "http://localhost:" + port;
        otto = Person.signIn(base, "otto");
        park(PoisonedProjection.BROKEN);
    }

    private void park(String kind) {
        subject = kind + sender.newSubject();
        poisoned = sender.submit(subject);
        sender.send(new WithdrawRequest(new VerificationRequestId(poisoned.id())), Sender.ADA);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(parked()).hasSize(2));
        first = parked().getFirst();
        second = parked().getLast();
    }

    @Test
    void whatIsParkedIsListed() throws IOException, InterruptedException {
        Answer page = otto.get(DEAD_LETTERS + "?projection=" + PoisonedProjection.GROUP + "&size=500");

        assertThat(values(page, "id")).contains(first, second);
        assertThat(values(page, "projection")).containsOnly(PoisonedProjection.GROUP);
        assertThat(values(otto.get(DEAD_LETTERS + "?projection=history"), "id")).doesNotContain(first, second);
        assertThat(otto.get(DEAD_LETTERS + "?size=1").body().path("hasNext").asBoolean())
                .isTrue();
        assertThat(otto.get("/api/admin/projections/" + PoisonedProjection.GROUP)
                        .body()
                        .path("parked")
                        .asInt())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void oneIsSeenWithItsCauseAndWhatWaitsBehindItButNobodysName() throws IOException, InterruptedException {
        Answer letter = otto.get(DEAD_LETTERS + "/" + first);

        assertThat(letter.text("/letter/name")).isEqualTo("verification.RequestSubmitted");
        assertThat(letter.text("/letter/aggregateId")).isEqualTo(poisoned.id());
        assertThat(letter.text("/letter/tenant")).isEqualTo("demo");
        assertThat(letter.text("/letter/place")).isEqualTo("0");
        assertThat(letter.text("/letter/tried")).isEqualTo("1");
        assertThat(letter.text("/letter/cause")).isEqualTo("cannot stand " + subject + ", time 1");
        assertThat(letter.text("/metadata/requestId")).isEqualTo(Sender.REQUEST);
        assertThat(letter.text("/payload/subject")).isEqualTo(subject);
        assertThat(letter.text("/payload/applicantName")).isEqualTo("(personal data)");
        assertThat(letter.body().toString()).doesNotContain("Ada Byron");
        assertThat(letter.text("/waiting")).isEqualTo("1");
        assertThat(letter.text("/next/0/id")).isEqualTo(second);
        assertThat(letter.text("/next/0/tried")).isEqualTo("0");
    }

    @Test
    void oneThatNobodyCanReadIsSeenWithoutWhatItSays() throws IOException, InterruptedException {
        db.update(DEAD_LETTER)
                .set(DEAD_LETTER.PAYLOAD, "Ada Byron".getBytes(StandardCharsets.UTF_8))
                .set(DEAD_LETTER.META_DATA, "[]".getBytes(StandardCharsets.UTF_8))
                .where(DEAD_LETTER.DEAD_LETTER_IDENTIFIER.eq(first))
                .execute();

        Answer letter = otto.get(DEAD_LETTERS + "/" + first);

        assertThat(letter.status()).isEqualTo(200);
        assertThat(letter.text("/letter/aggregateId")).isEqualTo(poisoned.id());
        assertThat(letter.body().toString()).doesNotContain("Ada Byron");
        assertThat(letter.text("/letter/tenant")).isEmpty();
    }

    @Test
    void aRetryThatFailsLeavesItParkedWithTheNewCause() throws IOException, InterruptedException {
        Answer retried = otto.post(DEAD_LETTERS + "/" + first + "/retry");

        assertThat(retried.status()).isEqualTo(200);
        assertThat(retried.text("/gone")).isEqualTo("0");
        assertThat(retried.text("/parked")).isEqualTo("2");
        assertThat(retried.text("/next/cause")).isEqualTo("cannot stand " + subject + ", time 2");
        assertThat(retried.text("/next/tried")).isEqualTo("2");
        assertThat(projection.notesOf(poisoned.id())).isEmpty();
    }

    @Test
    void whatTheDatabaseRefusesStaysParkedToo() throws IOException, InterruptedException {
        park(PoisonedProjection.BROKEN_SQL);

        Answer retried = otto.post(DEAD_LETTERS + "/" + first + "/retry");

        assertThat(retried.status()).isEqualTo(200);
        assertThat(retried.text("/parked")).isEqualTo("2");
        assertThat(retried.text("/next/cause")).contains("duplicate key");
        assertThat(retried.text("/next/tried")).isEqualTo("2");
        assertThat(projection.notesOf(poisoned.id())).isEmpty();
    }

    @Test
    void aRetryThatSucceedsTakesAlongWhatWaitsBehindIt() throws IOException, InterruptedException {
        projection.mend(subject);
        String key = UUID.randomUUID().toString();

        Answer retried = otto.post(DEAD_LETTERS + "/" + first + "/retry", "", "Idempotency-Key", key);

        assertThat(retried.text("/gone")).isEqualTo("2");
        assertThat(retried.text("/parked")).isEqualTo("0");
        assertThat(parked()).isEmpty();
        assertThat(projection.notesOf(poisoned.id())).containsExactly(poisoned.id() + "@0", poisoned.id() + "@1");
        assertThat(otto.post(DEAD_LETTERS + "/" + first + "/retry", "", "Idempotency-Key", key)
                        .body())
                .isEqualTo(retried.body());
        assertThat(otto.post(DEAD_LETTERS + "/" + first + "/retry").code()).isEqualTo("resource.not-found");
    }

    @Test
    void howeverManyAreParkedTheLastCanBeRetried() throws IOException, InterruptedException {
        for (int more = 0; more < 11; more++) {
            park(PoisonedProjection.BROKEN);
        }

        Answer retried = otto.post(DEAD_LETTERS + "/" + first + "/retry");

        assertThat(retried.text("/next/tried")).isEqualTo("2");
    }

    @Test
    void oneIsDiscardedForAReasonAndTheNextOneCanBeTried() throws IOException, InterruptedException {
        Answer discarded = otto.post(DEAD_LETTERS + "/" + first + "/discard", BECAUSE);
        assertThat(discarded.text("/gone")).isEqualTo("1");
        assertThat(discarded.text("/next/id")).isEqualTo(second);

        assertThat(otto.post(DEAD_LETTERS + "/" + second + "/retry").text("/gone"))
                .isEqualTo("1");

        assertThat(projection.notesOf(poisoned.id())).containsExactly(poisoned.id() + "@1");
        Answer actions = otto.get("/api/admin/actions?projection=" + PoisonedProjection.GROUP + "&size=2");
        assertThat(values(actions, "action")).containsExactly("retry", "discard");
        assertThat(values(actions, "subject")).containsExactly(second, first);
        assertThat(actions.text("/items/1/reason")).isEqualTo("never mind");
    }

    @Test
    void whoLooksIsNotedToo() throws IOException, InterruptedException {
        otto.get(DEAD_LETTERS + "?projection=" + PoisonedProjection.GROUP);
        otto.get(DEAD_LETTERS + "/" + first);

        Answer actions = otto.get("/api/admin/actions?projection=" + PoisonedProjection.GROUP + "&size=2");
        assertThat(values(actions, "action")).containsExactly("inspect", "list");
        assertThat(actions.text("/items/0/subject")).isEqualTo(first);

        otto.get(DEAD_LETTERS);
        assertThat(otto.get("/api/admin/actions?size=1").text("/items/0/projection"))
                .isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"reason\":\" \"}"})
    void nothingIsDiscardedWithoutAReason(String body) throws IOException, InterruptedException {
        assertThat(otto.post(DEAD_LETTERS + "/" + first + "/discard", body).status())
                .isEqualTo(400);
        assertThat(otto.post(DEAD_LETTERS + "/" + first + "/discard", "{\"reason\":\"" + "x".repeat(501) + "\"}")
                        .code())
                .isEqualTo("request.invalid");
        assertThat(parked()).hasSize(2);
    }

    @Test
    void onlyTheFirstOfASequenceCanBeTakenUp() throws IOException, InterruptedException {
        assertThat(otto.post(DEAD_LETTERS + "/" + second + "/retry").code()).isEqualTo("dead-letter.waits");
        assertThat(otto.post(DEAD_LETTERS + "/" + second + "/discard", BECAUSE).code())
                .isEqualTo("dead-letter.waits");
        assertThat(otto.post(DEAD_LETTERS + "/unheard-of/retry").code()).isEqualTo("resource.not-found");
        assertThat(otto.get(DEAD_LETTERS + "/unheard-of").code()).isEqualTo("resource.not-found");
    }

    @Test
    void onlyOneTakesItUpAtATime() {
        db.transaction(mine -> {
            mine.dsl()
                    .selectFrom(DEAD_LETTER)
                    .where(DEAD_LETTER.DEAD_LETTER_IDENTIFIER.eq(first))
                    .forUpdate()
                    .fetch();
            assertThat(otto.post(DEAD_LETTERS + "/" + first + "/retry").code()).isEqualTo("dead-letter.busy");
        });
    }

    @Test
    void nobodyElseMayLookOrTouch() throws IOException, InterruptedException {
        Person rita = Person.signIn(base, "rita");
        Person oona = Person.withToken(base, issuer.token(new DemoUser("oona", Role.OPERATOR, "other")));

        for (String path : List.of("/retry", "/discard")) {
            assertThat(rita.post(DEAD_LETTERS + "/" + first + path, BECAUSE).code())
                    .isEqualTo("access.permission-missing");
            assertThat(oona.post(DEAD_LETTERS + "/" + first + path, BECAUSE).code())
                    .isEqualTo("access.denied");
        }
        for (String path : List.of("", "/" + first)) {
            assertThat(rita.get(DEAD_LETTERS + path).code()).isEqualTo("access.permission-missing");
            assertThat(oona.get(DEAD_LETTERS + path).code()).isEqualTo("access.denied");
        }
        assertThat(parked()).hasSize(2);
    }

    private List<String> parked() {
        return db.select(DEAD_LETTER.DEAD_LETTER_IDENTIFIER)
                .from(DEAD_LETTER)
                .where(DEAD_LETTER.PROCESSING_GROUP.eq(PoisonedProjection.GROUP))
                .and(DEAD_LETTER.AGGREGATE_IDENTIFIER.eq(poisoned.id()))
                .orderBy(DEAD_LETTER.SEQUENCE_INDEX)
                .fetch(DEAD_LETTER.DEAD_LETTER_IDENTIFIER);
    }

    private static List<String> values(Answer page, String field) {
        return StreamSupport.stream(page.body().path("items").spliterator(), false)
                .map(item -> item.path(field).asString(""))
                .toList();
    }
}
