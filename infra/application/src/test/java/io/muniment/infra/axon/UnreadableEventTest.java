package io.muniment.infra.axon;

import static io.muniment.projection.schema.Tables.DEAD_LETTER;
import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.command.Receipt;
import io.muniment.command.verification.withdrawrequest.WithdrawRequest;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.infra.tenancy.OwnerDatabase;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.projection.schema.tables.records.LedgerEventRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What is stored and cannot be read. A store of its own: such events would trouble other tests. */
@RunningMuniment
@TestPropertySource(properties = "spring.application.name=unreadable")
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnreadableEventTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final String HISTORY = "history";
    private static final List<String> ALL = List.of(
            HISTORY,
            "verification-process",
            "verification-request-details",
            "verification-review-queue",
            "verification-search");

    @LocalServerPort
    private int port;

    @Autowired
    private Sender sender;

    @Autowired
    private DSLContext db;

    @Autowired
    private OwnerDatabase owner;

    @Autowired
    private EventProcessingConfiguration processing;

    @ParameterizedTest
    @Order(1)
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "{\"id\":\"vrq_01890a5d-ac96-774b-bcce-b302099a8057\",\"type\":\"PROPERTY\"}",
                "\"text\"",
                "{\"id\":5}",
                "{\"id\":\"no-id\",\"type\":\"PROPERTY\"}",
                "{\"id\":\"vrq_01890a5d-ac96-774b-bcce-b302099a8057\",\"type\":\"NO_SUCH_TYPE\"}"
            })
    void aBrokenEventParksItsOwnSequenceOnly(String payload) {
        Receipt healthy = sender.submit(sender.newSubject());
        LedgerEventRecord broken = copyOf(healthy);
        broken.setPayload(JSONB.valueOf(payload));
        store(broken);
        LedgerEventRecord follower = copyOf(healthy);
        follower.setAggregateId(broken.getAggregateId());
        follower.setVersion(1L);
        store(follower);
        withdraw(healthy);

        awaitInHistory(healthy.id(), 2);
        for (String group : ALL) {
            await().atMost(LONG_ENOUGH)
                    .untilAsserted(() -> assertThat(parked(group, broken.getAggregateId()))
                            .as(group)
                            .containsExactly(0L, 1L));
            assertThat(parked(group, healthy.id())).as(group).isEmpty();
        }
        assertThat(db.fetchCount(EVENT_HISTORY, EVENT_HISTORY.AGGREGATE_ID.eq(broken.getAggregateId())))
                .isZero();
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(strings = {"[]", "{}"})
    void anEventThatDoesNotSayWhoActedIsParkedToo(String metadata) {
        Receipt healthy = sender.submit(sender.newSubject());
        LedgerEventRecord nobody = copyOf(healthy);
        nobody.setMetadata(JSONB.valueOf(metadata));
        store(nobody);
        withdraw(healthy);

        awaitInHistory(healthy.id(), 2);
        for (String group : ALL) {
            await().atMost(LONG_ENOUGH)
                    .untilAsserted(() -> assertThat(parked(group, nobody.getAggregateId()))
                            .as(group)
                            .containsExactly(0L));
        }
    }

    @Test
    @Order(3)
    void aReplayParksThemOnceAndNotTwice() {
        List<String> before = allParked(HISTORY);
        assertThat(before).hasSizeGreaterThan(10);
        StreamingEventProcessor history = processor();
        history.shutDown();
        history.resetTokens();
        history.start();

        Receipt last = sender.submit(sender.newSubject());
        awaitInHistory(last.id(), 1);
        assertThat(allParked(HISTORY)).isEqualTo(before);
    }

    /** Its name may be misspelt or its class lost: it is never skipped, and nothing behind it is handled before it. */
    @Test
    @Order(4)
    void anUnknownNameStopsEveryProcessorAndIsSaidUntilItIsKnown() throws IOException, InterruptedException {
        Receipt before = sender.submit(sender.newSubject());
        awaitInHistory(before.id(), 1);
        LedgerEventRecord unknown = copyOf(before);
        String name = unknown.getName();
        unknown.setName("verification.NobodyKnowsThis");
        store(unknown);
        Receipt behind = sender.submit(sender.newSubject());
        Person otto = Person.signIn("http://localhost:" + port, "otto");

        for (String processor : List.of(HISTORY, PoisonedProjection.GROUP)) {
            Answer status = otto.getUntil("/api/admin/projections/" + processor, "/state", "FAILED");
            assertThat(status.text("/cause")).contains("verification.NobodyKnowsThis");
            assertThat(status.body().at("/behind").asLong()).isPositive();
        }
        assertThat(otto.get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(otto.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(history(behind.id())).isZero();
        assertThat(parked(HISTORY, unknown.getAggregateId())).isEmpty();

        StreamingEventProcessor history = processor();
        history.shutDown();
        history.resetTokens();
        history.start();
        awaitInHistory(before.id(), 1); // what stands before it does not wait with it
        assertThat(history(behind.id())).isZero();

        unknown.setName(name);
        store(unknown);
        awaitInHistory(unknown.getAggregateId(), 1);
        awaitInHistory(behind.id(), 1);
        otto.getUntil("/api/admin/projections/" + HISTORY, "/state", "RUNNING");
        otto.getUntil("/api/admin/projections/" + PoisonedProjection.GROUP, "/state", "RUNNING");
        otto.getUntil("/actuator/health/readiness", "/status", "UP");
    }

    private StreamingEventProcessor processor() {
        return processing.eventProcessor(HISTORY, StreamingEventProcessor.class).orElseThrow();
    }

    /** Only the owner can change what is there. */
    private void store(LedgerEventRecord event) {
        if (event.getPosition() == null) {
            event.setPosition(
                    db.fetchSingle(DSL.select(DSL.max(LEDGER_EVENT.POSITION)).from(LEDGER_EVENT))
                                    .value1()
                            + 1);
        }
        event.attach(owner.db().configuration());
        event.store();
    }

    private LedgerEventRecord copyOf(Receipt submitted) {
        LedgerEventRecord copy = db.fetchSingle(
                        LEDGER_EVENT,
                        LEDGER_EVENT.AGGREGATE_ID.eq(submitted.id()).and(LEDGER_EVENT.VERSION.eq(0L)))
                .copy();
        copy.setAggregateId(sender.submission("", null).id().value());
        copy.setEventId(sender.newSubject());
        return copy;
    }

    private void withdraw(Receipt submitted) {
        sender.send(new WithdrawRequest(new VerificationRequestId(submitted.id())), Sender.ADA);
    }

    private void awaitInHistory(String aggregate, int events) {
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(history(aggregate)).isEqualTo(events));
    }

    private int history(String aggregate) {
        return db.fetchCount(EVENT_HISTORY, EVENT_HISTORY.AGGREGATE_ID.eq(aggregate));
    }

    private List<Long> parked(String group, String aggregate) {
        return db.select(DEAD_LETTER.SEQUENCE_NUMBER)
                .from(DEAD_LETTER)
                .where(DEAD_LETTER.PROCESSING_GROUP.eq(group))
                .and(DEAD_LETTER.AGGREGATE_IDENTIFIER.eq(aggregate))
                .orderBy(DEAD_LETTER.SEQUENCE_INDEX)
                .fetch(DEAD_LETTER.SEQUENCE_NUMBER);
    }

    private List<String> allParked(String group) {
        return db.select(DEAD_LETTER.EVENT_IDENTIFIER)
                .from(DEAD_LETTER)
                .where(DEAD_LETTER.PROCESSING_GROUP.eq(group))
                .orderBy(DEAD_LETTER.EVENT_IDENTIFIER)
                .fetch(DEAD_LETTER.EVENT_IDENTIFIER);
    }
}
