package io.muniment.infra.axon;

import static io.muniment.projection.schema.tables.DeadLetter.DEAD_LETTER;
import static io.muniment.projection.schema.tables.EventHistory.EVENT_HISTORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.command.Receipt;
import io.muniment.command.verification.withdrawrequest.WithdrawRequest;
import io.muniment.infra.RunningMuniment;
import io.muniment.kernel.verification.VerificationRequestId;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An event that cannot be handled holds up nothing but what follows it in its own sequence. */
@RunningMuniment
class PoisonedEventTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    @Autowired
    private Sender sender;

    @Autowired
    private PoisonedProjection projection;

    @Autowired
    private DSLContext db;

    @ParameterizedTest
    @ValueSource(strings = {PoisonedProjection.BROKEN, PoisonedProjection.BROKEN_SQL})
    void onlyItsOwnSequenceIsParked(String kind) {
        Receipt poisoned = sender.submit(kind + sender.newSubject());
        withdraw(poisoned);
        Receipt healthy = sender.submit(sender.newSubject());
        withdraw(healthy);

        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(projection.notesOf(healthy.id()))
                        .containsExactly(healthy.id() + "@0", healthy.id() + "@1"));
        assertThat(parked(poisoned)).containsExactly(0L, 1L);
        assertThat(projection.notesOf(poisoned.id()))
                .as("what a failed handler wrote is undone")
                .isEmpty();
        assertThat(parked(healthy)).isEmpty();
    }

    @Test
    void theOtherProjectionsGoOn() {
        Receipt poisoned = sender.submit(PoisonedProjection.BROKEN + sender.newSubject());

        await().atMost(LONG_ENOUGH)
                .untilAsserted(
                        () -> assertThat(db.fetchCount(EVENT_HISTORY, EVENT_HISTORY.AGGREGATE_ID.eq(poisoned.id())))
                                .isEqualTo(1));
    }

    @Test
    void whatPassesByItselfIsTriedAgain() {
        Receipt delayed = sender.submit(PoisonedProjection.AWAY_FOR_NOW + sender.newSubject());

        await().atMost(LONG_ENOUGH)
                .untilAsserted(
                        () -> assertThat(projection.notesOf(delayed.id())).containsExactly(delayed.id() + "@0"));
        assertThat(parked(delayed)).isEmpty();
    }

    private void withdraw(Receipt submitted) {
        sender.send(new WithdrawRequest(new VerificationRequestId(submitted.id())), Sender.ADA);
    }

    private List<Long> parked(Receipt request) {
        return db.select(DEAD_LETTER.SEQUENCE_NUMBER)
                .from(DEAD_LETTER)
                .where(DEAD_LETTER.PROCESSING_GROUP.eq(PoisonedProjection.GROUP))
                .and(DEAD_LETTER.AGGREGATE_IDENTIFIER.eq(request.id()))
                .orderBy(DEAD_LETTER.SEQUENCE_INDEX)
                .fetch(DEAD_LETTER.SEQUENCE_NUMBER);
    }
}
