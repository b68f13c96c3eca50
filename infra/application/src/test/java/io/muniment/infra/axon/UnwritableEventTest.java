package io.muniment.infra.axon;

import static io.muniment.projection.schema.Tables.DEAD_LETTER;
import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.command.Receipt;
import io.muniment.command.verification.withdrawrequest.WithdrawRequest;
import io.muniment.infra.RunningMuniment;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.projection.schema.tables.records.LedgerEventRecord;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event that can be folded and whose row PostgreSQL then refuses, in the midst of a batch: only what is written with
 * it at once shows that it cannot be written. A store of its own: such events would trouble other tests.
 */
@RunningMuniment
@TestPropertySource(properties = "spring.application.name=unwritable")
@DirtiesContext
class UnwritableEventTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final String DETAILS = "verification-request-details";

    @Autowired
    private Sender sender;

    @Autowired
    private DSLContext db;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private JsonMapper json;

    @Test
    void itIsParkedAloneAndItsBatchIsWritten() {
        StreamingEventProcessor details = processing
                .eventProcessor(DETAILS, StreamingEventProcessor.class)
                .orElseThrow();
        details.shutDown();
        List<Receipt> before = submitted(20);
        LedgerEventRecord tooLong = tooLongForTheIndex(before.getLast());
        store(tooLong);
        List<Receipt> behind = submitted(20);
        before.forEach(this::withdraw);
        details.start();

        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(statuses(
                                Stream.concat(before.stream(), behind.stream()).map(Receipt::id)))
                        .hasSize(40)
                        .filteredOn("WITHDRAWN"::equals)
                        .hasSize(20));
        assertThat(statuses(Stream.of(tooLong.getAggregateId()))).isEmpty();
        assertThat(db.select(DEAD_LETTER.AGGREGATE_IDENTIFIER)
                        .from(DEAD_LETTER)
                        .where(DEAD_LETTER.PROCESSING_GROUP.eq(DETAILS))
                        .fetch(DEAD_LETTER.AGGREGATE_IDENTIFIER))
                .containsExactly(tooLong.getAggregateId());
    }

    private List<Receipt> submitted(int number) {
        return Stream.generate(() -> sender.submit(sender.newSubject()))
                .limit(number)
                .toList();
    }

    private void withdraw(Receipt submitted) {
        sender.send(new WithdrawRequest(new VerificationRequestId(submitted.id())), Sender.ADA);
    }

    /** An index takes about 2,700 bytes; what is random cannot be pressed into them. */
    private LedgerEventRecord tooLongForTheIndex(Receipt like) {
        LedgerEventRecord event = db.fetchSingle(
                        LEDGER_EVENT, LEDGER_EVENT.AGGREGATE_ID.eq(like.id()).and(LEDGER_EVENT.VERSION.eq(0L)))
                .copy();
        String id = sender.submission("", null).id().value();
        ObjectNode payload = (ObjectNode) json.readTree(event.getPayload().data());
        payload.put("id", id);
        payload.put(
                "applicant",
                new Random(1)
                        .ints(20_000, 'a', 'z' + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
        event.setAggregateId(id);
        event.setEventId(sender.newSubject());
        event.setPayload(JSONB.valueOf(payload.toString()));
        return event;
    }

    private void store(LedgerEventRecord event) {
        event.setPosition(
                db.fetchSingle(DSL.select(DSL.max(LEDGER_EVENT.POSITION)).from(LEDGER_EVENT))
                                .value1()
                        + 1);
        event.store();
    }

    private List<String> statuses(Stream<String> requests) {
        return db.select(VERIFICATION_REQUESTS.VERIFICATION_STATUS)
                .from(VERIFICATION_REQUESTS)
                .where(VERIFICATION_REQUESTS.ID.in(requests.toList()))
                .fetch(VERIFICATION_REQUESTS.VERIFICATION_STATUS);
    }
}
