package io.muniment.infra.consistency;

import static io.muniment.projection.schema.tables.VerificationRequests.VERIFICATION_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.muniment.command.Receipt;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.axon.Sender;
import io.muniment.infra.http.problem.Refused;
import java.time.Duration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
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
    private CommitWatch commits;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private Sender sender;

    @Autowired
    private DSLContext db;

    @RepeatedTest(10)
    void whoWaitsSeesWhatTheCommandDid() {
        Receipt submitted = sender.submit(sender.newSubject());

        gate(Duration.ofSeconds(30)).await(submitted.consistencyToken(), PROJECTOR);

        assertThat(db.fetchCount(VERIFICATION_REQUESTS, VERIFICATION_REQUESTS.ID.eq(submitted.id())))
                .isEqualTo(1);
    }

    @Test
    void whoWaitsIsToldByTheCommit() {
        try (var watcher = commits.watch("history", new Awaited(readModels.head() + 1, null))) {
            sender.submit(sender.newSubject());

            await().untilAsserted(() -> assertThat(watcher.isReached()).isTrue());
        }
    }

    @Test
    void whatAnotherProcessWouldDoIsSeenInItsToken() {
        Receipt submitted = sender.submit(sender.newSubject());
        gate(Duration.ofSeconds(30)).await(submitted.consistencyToken(), PROJECTOR);
        var processor = processing
                .eventProcessor(PROJECTOR, StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        try {
            assertThat(processor.processingStatus()).isEmpty();
            gate(Duration.ofMillis(50)).await(submitted.consistencyToken(), PROJECTOR);
            Receipt unseen = sender.submit(sender.newSubject());
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> gate(Duration.ofMillis(50)).await(unseen.consistencyToken(), PROJECTOR));
        } finally {
            processor.start();
        }
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
        return new ConsistencyGate(readModels, commits, patience);
    }
}
