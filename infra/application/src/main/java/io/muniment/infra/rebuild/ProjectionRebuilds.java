package io.muniment.infra.rebuild;

import io.muniment.infra.eventstore.LedgerLives;
import io.muniment.infra.operations.RebuildProgress;
import io.muniment.infra.operations.Rebuilds;
import io.muniment.kernel.IdSource;
import io.muniment.projection.schema.tables.records.ProjectionRebuildRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Rebuilds read models in threads of their own, one run after the other asked for. */
@Component
public class ProjectionRebuilds implements Rebuilds, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ProjectionRebuilds.class);

    private final Rooms rooms;
    private final RebuildRecords records;
    private final ObjectProvider<LedgerLives> lives;
    private final Serializer serializer;
    private final DataSource dataSource;
    private final DSLContext db;
    private final IdSource ids;

    /** Events that are written together: twice as many are in memory, and are read again when a rebuild was cut off. */
    private final int sliceSize;

    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("rebuild-", 0).factory());
    private final Map<String, CompletableFuture<Void>> here = new ConcurrentHashMap<>();
    private volatile boolean closing;

    ProjectionRebuilds(
            Rooms rooms,
            ObjectProvider<LedgerLives> lives,
            Serializer serializer,
            DataSource dataSource,
            DSLContext db,
            Clock clock,
            IdSource ids,
            @Value("${muniment.rebuild.slice:20000}") int sliceSize) {
        this.rooms = rooms;
        this.records = new RebuildRecords(clock);
        this.lives = lives;
        this.serializer = serializer;
        this.dataSource = dataSource;
        this.db = db;
        this.ids = ids;
        this.sliceSize = sliceSize;
    }

    @Override
    public boolean canRebuild(String projection) {
        return rooms.of(projection, "").isPresent();
    }

    @Override
    public void start(String projection) {
        var _ = rebuild(List.of(projection)); // what becomes of it is part of its progress
    }

    /**
     * Rebuilds several from one reading of the ledger; those of them that were begun and are not live yet go on with
     * their own runs instead. It is done when all are live, or with the failure that halted one.
     */
    public CompletableFuture<Void> rebuild(Collection<String> projections) {
        Set<String> runs = new LinkedHashSet<>();
        List<String> notBegun = new ArrayList<>();
        for (String projection : projections) {
            @Nullable String run = unfinished(projection);
            if (run == null) {
                notBegun.add(projection);
            } else {
                runs.add(run);
            }
        }
        if (!notBegun.isEmpty()) {
            runs.add(begin(notBegun));
        }
        return CompletableFuture.allOf(runs.stream().map(this::goOn).toArray(CompletableFuture<?>[]::new));
    }

    private @Nullable String unfinished(String projection) {
        return records.of(db, projection)
                .filter(record -> Phase.of(record.getPhase()) != Phase.LIVE)
                .map(ProjectionRebuildRecord::getRun)
                .orElse(null);
    }

    private String begin(List<String> projections) {
        String run = ids.next().toString();
        db.transaction(transaction -> {
            DSLContext begin = transaction.dsl();
            Map<String, LiveProjection> live = projections.stream()
                    .collect(Collectors.toMap(one -> one, one -> LiveProjection.of(one, begin, serializer)));
            long seenByAll = live.values().stream()
                    .mapToLong(LiveProjection::seenByAll)
                    .min()
                    .orElseThrow();
            live.forEach((projection, one) -> {
                room(projection, run).begin(begin);
                records.begin(begin, run, projection, seenByAll, one.parked());
            });
        });
        return run;
    }

    private Room room(String projection, String run) {
        return rooms.of(projection, run)
                .orElseThrow(() -> new IllegalArgumentException("No read model is called " + projection));
    }

    /** One that is just being stopped goes on when it has. */
    private CompletableFuture<Void> goOn(String run) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> already = here.putIfAbsent(run, mine);
        if (already == null) {
            workers.execute(() -> work(run, mine));
            return mine;
        }
        boolean isHalted = records.ofRun(db, run).stream().anyMatch(one -> one.getHalted() != null);
        return isHalted ? already.handle((_, _) -> run).thenCompose(this::goOn) : already;
    }

    private void work(String run, CompletableFuture<Void> done) {
        @Nullable Exception failure = workUntilHalted(run);
        here.remove(run);
        if (failure == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(failure);
        }
    }

    private @Nullable Exception workUntilHalted(String run) {
        try (Connection work = dataSource.getConnection()) {
            if (RunLock.take(work, run)) {
                try {
                    records.goOn(db, run);
                    work(run, work);
                } finally {
                    work.rollback();
                    RunLock.release(work, run);
                    work.commit();
                }
            }
            return null;
        } catch (Stopped byAnOperator) {
            log.info("{}, run {}", byAnOperator.getMessage(), run);
            return null;
        } catch (SQLException | InterruptedException | RuntimeException failed) { // the live one goes on, and says why
            halt(run, failed);
            return failed;
        }
    }

    private void work(String run, Connection work) throws SQLException, InterruptedException {
        List<ProjectionRebuildRecord> from = records.ofRun(db, run);
        new RebuildRun(
                        from.stream().map(one -> room(one.getProjection(), run)).toList(),
                        from,
                        lives.getObject(),
                        records,
                        serializer,
                        dataSource,
                        sliceSize)
                .run(work);
    }

    private void halt(String run, Exception failure) {
        if (closing) {
            log.info("Run {} ends with the application, and goes on when it is asked for again", run);
            return;
        }
        log.error("Run {} is halted; what is asked is the old one, as before", run, failure);
        records.fail(db, run, String.valueOf(failure.getMessage()));
    }

    @Override
    public boolean forget(String projection) {
        return records.of(db, projection)
                .filter(record -> Phase.of(record.getPhase()) != Phase.LIVE)
                .map(this::forget)
                .orElse(true);
    }

    private boolean forget(ProjectionRebuildRecord record) {
        if (RunLock.isTaken(db, record.getRun())) {
            return false;
        }
        db.transaction(transaction -> {
            room(record.getProjection(), record.getRun()).drop(transaction.dsl());
            records.forget(transaction.dsl(), record.getProjection());
        });
        return true;
    }

    @Override
    public boolean stop(String projection) {
        return records.of(db, projection)
                .map(record -> records.stop(db, record.getRun()))
                .orElse(false);
    }

    @Override
    public Optional<RebuildProgress> of(String projection) {
        return records.of(db, projection).map(this::progress);
    }

    private RebuildProgress progress(ProjectionRebuildRecord record) {
        Phase phase = Phase.of(record.getPhase());
        boolean atWork = phase != Phase.LIVE && record.getHalted() == null && RunLock.isTaken(db, record.getRun());
        double perSecond = atWork && phase == Phase.LOADING ? record.getEventsPerSecond() : 0;
        return new RebuildProgress(
                phaseOf(record, phase, atWork),
                record.getDone(),
                record.getTotal(),
                perSecond,
                perSecond > 0 ? Math.round((record.getTotal() - record.getDone()) / perSecond) : null,
                record.getProblem());
    }

    /** One that nobody works on although nobody has halted it was cut off with its process. */
    private static String phaseOf(ProjectionRebuildRecord record, Phase phase, boolean atWork) {
        if (record.getHalted() != null) {
            return record.getHalted();
        }
        return atWork || phase == Phase.LIVE ? phase.text() : "interrupted";
    }

    @Override
    public void destroy() {
        closing = true;
        workers.shutdownNow();
        workers.close();
    }
}
