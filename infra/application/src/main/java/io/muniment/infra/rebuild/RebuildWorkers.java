package io.muniment.infra.rebuild;

import io.muniment.infra.eventstore.LedgerLives;
import io.muniment.infra.tenancy.OwnerDatabase;
import io.muniment.projection.schema.tables.records.ProjectionRebuildRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.serialization.Serializer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Works on runs in threads of their own, and notes why one is halted. */
@Component
class RebuildWorkers implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildWorkers.class);

    private final Rooms rooms;
    private final RebuildRecords records;
    private final ObjectProvider<LedgerLives> lives;
    private final Serializer serializer;
    private final OwnerDatabase owner;
    private final DSLContext db;

    /** Events that are written together; a few times as many are in memory, and are read again after a cut. */
    private final int sliceSize;

    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("rebuild-", 0).factory());
    private final Map<String, CompletableFuture<Void>> here = new ConcurrentHashMap<>();
    private volatile boolean closing;

    RebuildWorkers(
            Rooms rooms,
            RebuildRecords records,
            ObjectProvider<LedgerLives> lives,
            Serializer serializer,
            OwnerDatabase owner,
            DSLContext db,
            @Value("${muniment.rebuild.slice:10000}") int sliceSize) {
        this.rooms = rooms;
        this.records = records;
        this.lives = lives;
        this.serializer = serializer;
        this.owner = owner;
        this.db = db;
        this.sliceSize = sliceSize;
    }

    /**
     * Until it is live or halted; at once if another process works on it. One that is being stopped is let stop first.
     */
    CompletableFuture<Void> goOn(String run) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> already = here.putIfAbsent(run, mine);
        if (already == null) {
            var _ = CompletableFuture.runAsync(() -> workUntilHalted(run), workers)
                    .whenComplete((_, failure) -> {
                        here.remove(run);
                        complete(mine, failure);
                    });
            return mine;
        }
        boolean isHalted = records.ofRun(db, run).stream().anyMatch(one -> one.getHalted() != null);
        return isHalted ? already.handle((_, _) -> run).thenCompose(this::goOn) : already;
    }

    private static void complete(CompletableFuture<Void> done, @Nullable Throwable failure) {
        if (failure == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(failure);
        }
    }

    private void workUntilHalted(String run) {
        try (Connection work = owner.connections().getConnection()) {
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
        } catch (Stopped byAnOperator) {
            LOG.info("{}, run {}", byAnOperator.getMessage(), run);
        } catch (SQLException | InterruptedException | RuntimeException failed) { // the live one goes on, and says why
            halt(run, failed);
            throw new CompletionException(failed);
        }
    }

    private void work(String run, Connection work) throws SQLException, InterruptedException {
        List<ProjectionRebuildRecord> from = records.ofRun(db, run);
        List<Room> built =
                from.stream().map(one -> rooms.named(one.getProjection(), run)).toList();
        new RebuildRun(built, from, lives.getObject(), records, serializer, owner.connections(), sliceSize).run(work);
    }

    private void halt(String run, Exception failure) {
        if (closing) {
            LOG.info("Run {} ends with the application, and goes on when it is asked for again", run);
        } else {
            LOG.error("Run {} is halted; what is asked is the old one, as before", run, failure);
            note(run, String.valueOf(failure.getMessage()));
        }
    }

    private void note(String run, String problem) {
        try {
            records.fail(db, run, problem);
        } catch (DataAccessException unnoted) { // it ends, and is "interrupted" to whoever asks
            LOG.warn("Nobody could note that run {} is halted", run, unnoted);
        }
    }

    @Override
    public void destroy() {
        closing = true;
        workers.shutdownNow();
        workers.close();
    }
}
