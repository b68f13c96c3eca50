package io.muniment.infra.consistency;

import static io.muniment.projection.schema.tables.VerificationRequests.VERIFICATION_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.command.Receipt;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.axon.Sender;
import io.muniment.infra.http.problem.Refused;
import java.time.Duration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jooq.DSLContext;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@RunningMuniment
class ConsistencyGateTest {

    private static final String PROJECTOR = "verification-request-details";

    @Autowired
    private ReadModels readModels;

    @Autowired
    private Sender sender;

    @Autowired
    private EventStore events;

    @Autowired
    private EventStorageEngine engine;

    @Autowired
    private DSLContext db;

    @RepeatedTest(10)
    void whoWaitsSeesWhatTheCommandDid() {
        Receipt submitted = sender.submit(sender.newSubject());

        gate(Duration.ofSeconds(30)).await(submitted.consistencyToken(), PROJECTOR);

        assertThat(db.fetchCount(VERIFICATION_REQUESTS, VERIFICATION_REQUESTS.ID.eq(submitted.id())))
                .isEqualTo(1);
    }

    /** A writer that loses a race has used up a position of the log. */
    @Test
    void aPositionThatStaysEmptyHoldsNobodyUp() {
        DomainEventMessage<?> first =
                events.readEvents(sender.submit(sender.newSubject()).id()).next();
        assertThatException().isThrownBy(() -> engine.appendEvents(first));
        Receipt afterTheGap = sender.submit(sender.newSubject());

        gate(Duration.ofSeconds(5)).await(afterTheGap.consistencyToken(), PROJECTOR);

        assertThat(db.fetchCount(VERIFICATION_REQUESTS, VERIFICATION_REQUESTS.ID.eq(afterTheGap.id())))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "@", "@0", "vrq_unheard-of@0", "vrq_unheard-of@first", "a@b@-1"})
    void aTokenThatNoCommandAnsweredIsRefused(String token) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> gate(Duration.ofSeconds(30)).await(token, PROJECTOR))
                .withMessage("The consistency token is none that a command has answered.");
    }

    @Test
    void patienceHasAnEnd() {
        Receipt submitted = sender.submit(sender.newSubject());

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> gate(Duration.ofMillis(50)).await(submitted.consistencyToken(), "never-runs"))
                .withMessage("The read model has not come as far yet; ask again later.");
    }

    private ConsistencyGate gate(Duration patience) {
        return new ConsistencyGate(readModels, patience);
    }
}
