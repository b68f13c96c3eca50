package io.muniment.infra.access;

import static io.muniment.projection.schema.Tables.ACCESS_LOG;

import io.muniment.projection.EveryTenant;
import io.muniment.projection.schema.tables.records.AccessLogRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Rows are written by one thread, many at once where many come: nobody waits for them, and a process that is killed
 * takes those of its last moment with it. While the database is away they wait in memory, for as long as there is room.
 */
@Component
class AccessLog implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    private static final int ROOM = 20_000;
    private static final int AT_ONCE = 500;
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(5);

    private final DSLContext db;
    private final Clock clock;
    private final Duration keep;
    private final BlockingQueue<AccessLogRecord> noted = new ArrayBlockingQueue<>(ROOM);
    private volatile boolean running;
    private volatile @Nullable Thread writer;

    AccessLog(DSLContext db, Clock clock, @Value("${muniment.access-log.keep:400d}") Duration keep) {
        this.db = EveryTenant.of(db);
        this.clock = clock;
        this.keep = keep;
    }

    void note(AccessLogRecord row) {
        if (!noted.offer(row)) {
            LOG.error("There is no room to note {} of {} at {}", row.getKind(), row.getActor(), row.getPath());
        }
    }

    /** Removes what is older than is to be kept. */
    int forget() {
        return db.deleteFrom(ACCESS_LOG)
                .where(ACCESS_LOG.AT.lt(clock.instant().minus(keep)))
                .execute();
    }

    @Override
    public void start() {
        running = true;
        writer = Thread.ofPlatform().daemon().name("access-log").start(this::write);
    }

    private void write() {
        List<AccessLogRecord> rows = new ArrayList<>();
        try {
            while (running || !noted.isEmpty()) {
                AccessLogRecord first = noted.poll(TRY_AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    rows.add(first);
                    noted.drainTo(rows, AT_ONCE - 1);
                    write(rows);
                    rows.clear();
                }
            }
        } catch (InterruptedException stopped) {
            LOG.error("{} rows could not be noted", rows.size() + noted.size());
        }
    }

    private void write(List<AccessLogRecord> rows) throws InterruptedException {
        boolean written = false;
        while (!written) {
            try {
                insert(rows);
                written = true;
            } catch (DataIntegrityViolationException oneOfThem) {
                rows.forEach(this::writeAlone);
                written = true;
            } catch (DataAccessException | org.jooq.exception.DataAccessException | TransactionException away) {
                LOG.warn("{} rows wait to be noted: {}", rows.size() + noted.size(), away.toString());
                Thread.sleep(TRY_AGAIN_AFTER);
            }
        }
    }

    /** All of them or none. */
    private void insert(List<AccessLogRecord> rows) {
        db.transaction(all -> all.dsl().batchInsert(rows).execute());
    }

    private void writeAlone(AccessLogRecord row) {
        try {
            insert(List.of(row));
        } catch (DataAccessException refused) {
            LOG.error("{} of {} at {} cannot be noted", row.getKind(), row.getActor(), row.getPath(), refused);
        }
    }

    /** What is noted is written before the database's connections are closed. */
    @Override
    public void stop() {
        running = false;
        Thread last = writer;
        if (last == null) {
            return;
        }
        try {
            if (!last.join(TIME_TO_FINISH)) {
                last.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before requests come, after the last one was answered. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }
}
