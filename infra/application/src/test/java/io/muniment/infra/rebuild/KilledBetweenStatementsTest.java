package io.muniment.infra.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.infra.RunningMuniment;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.verification.VerificationLives;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A projection dies before and after everything that it asks of the database, and goes on from its stored token. */
@RunningMuniment
@Import({ReadModels.class, CutConnections.class})
@TestPropertySource(properties = "muniment.projections.segments=1")
@DirtiesContext
class KilledBetweenStatementsTest {

    /** There is more than this between a token that is fetched and a batch that is committed. */
    private static final int POINTS_AT_LEAST = 6;

    private static final int EVENTS_OF_A_BATCH = 7;

    @Autowired
    private ReadModels models;

    @Autowired
    private ProjectionRebuilds rebuilds;

    @BeforeEach
    void nobodyActs() {
        models.nobodyActs();
    }

    @ParameterizedTest
    @ValueSource(strings = {ReadModels.DETAILS, ReadModels.QUEUE, ReadModels.HISTORY, ReadModels.SEARCH})
    void everyEventCountsOnceWhereverItDies(String name) throws Exception {
        List<LedgerEntry> log = VerificationLives.of(name.hashCode(), 100, 1500).entries();
        int point = 0;
        boolean died = true;
        for (int from = 0; died; from += EVENTS_OF_A_BATCH) {
            point++;
            died = diesBefore(point, name, log.subList(from, from + EVENTS_OF_A_BATCH));
        }
        assertThat(point).isGreaterThan(POINTS_AT_LEAST);

        models.awaitAllSeen();
        Map<String, String> survived = models.contents();
        rebuilds.rebuild(List.of(name)).get(120, TimeUnit.SECONDS);
        assertThat(models.contents()).isEqualTo(survived);
    }

    /** False once there is no such point any more: all was done before. */
    private boolean diesBefore(int point, String name, List<LedgerEntry> batch) {
        StreamingEventProcessor processor = models.processor(name);
        processor.shutDown();
        models.happen(batch);
        CutConnections.before(point, name);
        processor.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> CutConnections.isCut() || models.hasSeenAll(name));
        CutConnections.noMore();
        boolean died = CutConnections.isCut();
        if (died) {
            processor.shutDown();
            processor.start();
        }
        models.awaitSeen(name);
        return died;
    }
}
