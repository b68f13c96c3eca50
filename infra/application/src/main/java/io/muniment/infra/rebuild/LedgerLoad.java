package io.muniment.infra.rebuild;

import io.muniment.infra.eventstore.LedgerLives;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the ledger life by life and fills the rooms of a run slice by slice. While one slice is read, those before are
 * folded side by side, and one is on its way into PostgreSQL, in their order: everybody has work at any time.
 */
final class LedgerLoad {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerLoad.class);

    private static final int FOLDERS = Runtime.getRuntime().availableProcessors();

    private static final long TELL_EVERY = Duration.ofSeconds(5).toNanos();

    private final LedgerLives lives;
    private final RebuildRecords records;
    private final String run;
    private final Map<Room, Map<String, Long>> parked;
    private final Connection work;
    private final int sliceSize;
    private final long total;
    private final long began = System.nanoTime();
    private long done;
    private final long doneBefore;
    private long toldAt = began;

    LedgerLoad(
            LedgerLives lives,
            RebuildRecords records,
            String run,
            Map<Room, Map<String, Long>> parked,
            Connection work,
            int sliceSize,
            long doneBefore,
            long total) {
        this.lives = lives;
        this.records = records;
        this.run = run;
        this.parked = parked;
        this.work = work;
        this.sliceSize = sliceSize;
        this.total = total;
        this.done = doneBefore;
        this.doneBefore = doneBefore;
    }

    void load(Connection reading, String behind, long upTo) throws SQLException, InterruptedException {
        reading.setAutoCommit(false); // a cursor lives as long as its transaction
        DSLContext ledger = DSL.using(reading, SQLDialect.POSTGRES);
        ledger.setLocal(DSL.name("enable_sort"), DSL.inline("off")).execute(); // the first rows come at once
        try (Stream<DomainEventMessage<?>> events = lives.behind(ledger, behind, upTo);
                ExecutorService writer = Executors.newSingleThreadExecutor();
                ExecutorService folders = Executors.newFixedThreadPool(FOLDERS)) {
            Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
            CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
            for (Iterator<List<Happened>> slices = new Slices(events.iterator(), sliceSize); slices.hasNext(); ) {
                List<Happened> slice = slices.next();
                // a slice is not written when the one before could not be
                written = written.thenCombineAsync(
                        CompletableFuture.supplyAsync(() -> fold(slice), folders),
                        (_, folded) -> write(folded),
                        writer);
                underWay.add(written);
                if (underWay.size() > FOLDERS) {
                    await(underWay.remove());
                }
            }
            await(written);
        }
        reading.rollback();
    }

    private Loading fold(List<Happened> slice) {
        Loading loading = new Loading(parked);
        slice.forEach(loading::fold);
        loading.end();
        return loading;
    }

    private @Nullable Void write(Loading slice) {
        try {
            slice.write(work);
            done += slice.events();
            records.loaded(
                    DSL.using(work, SQLDialect.POSTGRES),
                    run,
                    parked.keySet().stream().map(Room::name).collect(Collectors.toSet()),
                    slice.lastAggregate(),
                    slice.events(),
                    perSecond());
            work.commit();
        } catch (SQLException refused) {
            throw new CompletionException(refused);
        }
        tell();
        return null;
    }

    private static void await(Future<?> written) throws SQLException, InterruptedException {
        try {
            written.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case SQLException refused -> throw refused;
                case RuntimeException asItIs -> throw asItIs;
                case null, default -> throw new IllegalStateException(failed.getCause());
            }
        }
    }

    private double perSecond() {
        return (done - doneBefore) * 1e9 / (System.nanoTime() - began);
    }

    private void tell() {
        long now = System.nanoTime();
        if (now - toldAt >= TELL_EVERY) {
            toldAt = now;
            LOG.info(
                    "Rebuilding {}: {} of {} events, {} in a second, {} s left",
                    parked.keySet().stream().map(Room::name).toList(),
                    done,
                    total,
                    Math.round(perSecond()),
                    Math.round((total - done) / perSecond()));
        }
    }
}
