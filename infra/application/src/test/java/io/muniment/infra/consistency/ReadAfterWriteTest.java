package io.muniment.infra.consistency;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.command.Receipt;
import io.muniment.command.verification.notereview.NoteReview;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.axon.PoisonedProjection;
import io.muniment.infra.axon.Sender;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.projection.EveryTenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;

/**
 * Whoever reads with the token of a write sees that write, whatever else goes on. {@code -Dmuniment.reads=100000
 * -Dmuniment.readers=64} takes its time; {@code -Dmuniment.seed} repeats a run as far as chance went.
 */
@RunningMuniment
class ReadAfterWriteTest {

    private static final Logger LOG = LoggerFactory.getLogger(ReadAfterWriteTest.class);

    private static final int READS = Integer.getInteger("muniment.reads", 1_000);
    private static final long SEED = Long.getLong("muniment.seed", System.nanoTime());
    private static final int READERS = Integer.getInteger("muniment.readers", 8);
    private static final int NEW_REQUEST_ONE_TIME_IN = 10;
    private static final Actor RITA = Actor.person("rita", Role.REVIEWER, new TenantId("demo"));

    @Autowired
    private ReadModels readModels;

    @Autowired
    private CommitWatch commits;

    @Autowired
    private Sender sender;

    @Autowired
    private PoisonedProjection poisoned;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private DSLContext db;

    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger stale = new AtomicInteger();

    @Test
    void noReadIsStale() throws InterruptedException, ExecutionException {
        List<ReadModel> readModels = List.of(
                new ReadModel("verification-request-details", this::isInDetails),
                new ReadModel("history", this::isInHistory));
        long begin = System.nanoTime();

        readAfterWrites(READS, readModels);

        LOG.info(
                "{} reads after writes by {} readers in {} ms, {} stale, seed {}",
                READS,
                READERS,
                Duration.ofNanos(System.nanoTime() - begin).toMillis(),
                stale,
                SEED);
        assertThat(stale).as("seed %d", SEED).hasValue(0);
    }

    /** A segment that has nothing to do with a write need not have come as far. */
    @Test
    void noReadIsStaleWhereSegmentsShareTheWork() throws InterruptedException, ExecutionException {
        StreamingEventProcessor processor = processing
                .eventProcessor(PoisonedProjection.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
        assertThat(processor.splitSegment(0).join()).isTrue();
        await().until(() -> processor.processingStatus().size() == 2);
        try {
            readAfterWrites(200, List.of(new ReadModel(PoisonedProjection.GROUP, this::isInNotes)));
        } finally {
            assertThat(processor.mergeSegment(0).join()).isTrue();
        }

        assertThat(stale).as("seed %d", SEED).hasValue(0);
    }

    private void readAfterWrites(int reads, List<ReadModel> readModels)
            throws InterruptedException, ExecutionException {
        try (var readers = Executors.newFixedThreadPool(READERS)) {
            List<Callable<Void>> work = IntStream.range(0, READERS)
                    .<Callable<Void>>mapToObj(reader -> () -> {
                        read(reads / READERS, new Random(SEED + reader), readModels);
                        return null;
                    })
                    .toList();
            for (Future<Void> done : readers.invokeAll(work)) {
                done.get();
            }
        }
    }

    private void read(int reads, Random chance, List<ReadModel> readModels) {
        List<VerificationRequestId> requests = new ArrayList<>();
        for (int read = 0; read < reads; read++) {
            Receipt written = writeAtLast(requests, chance);
            ReadModel readModel = readModels.get(chance.nextInt(readModels.size()));
            gate().await(written.consistencyToken(), readModel.projector);
            int done = this.done.incrementAndGet();
            if (done % 10_000 == 0) {
                LOG.info("{} reads", done);
            }
            if (!readModel.shows.test(written)) {
                LOG.error("{} does not show {}", readModel.projector, written);
                stale.incrementAndGet();
            }
        }
    }

    /** Writers get in each other's way, and a busy store asks them to come again: what counts here is the read. */
    private Receipt writeAtLast(List<VerificationRequestId> requests, Random chance) {
        while (true) {
            try {
                return write(requests, chance);
            } catch (CannotAcquireLockException busy) {
                LOG.info("To be written again: {}", busy.getMessage());
            }
        }
    }

    private Receipt write(List<VerificationRequestId> requests, Random chance) {
        if (requests.isEmpty() || chance.nextInt(NEW_REQUEST_ONE_TIME_IN) == 0) {
            Receipt submitted = sender.submit(sender.newSubject());
            requests.add(new VerificationRequestId(submitted.id()));
            return submitted;
        }
        return sender.send(new NoteReview(requests.get(chance.nextInt(requests.size())), "Seen"), RITA);
    }

    private boolean isInDetails(Receipt written) {
        return EveryTenant.of(db)
                .fetchExists(
                        VERIFICATION_REQUESTS,
                        VERIFICATION_REQUESTS
                                .ID
                                .eq(written.id())
                                .and(VERIFICATION_REQUESTS.VERSION.ge(written.version())));
    }

    private boolean isInHistory(Receipt written) {
        return EveryTenant.of(db)
                .fetchExists(
                        EVENT_HISTORY,
                        EVENT_HISTORY.AGGREGATE_ID.eq(written.id()).and(EVENT_HISTORY.VERSION.eq(written.version())));
    }

    private boolean isInNotes(Receipt written) {
        return poisoned.notesOf(written.id()).contains(written.id() + "@" + written.version());
    }

    private ConsistencyGate gate() {
        return new ConsistencyGate(readModels, commits, Duration.ofSeconds(60));
    }

    private record ReadModel(String projector, Predicate<Receipt> shows) {}
}
