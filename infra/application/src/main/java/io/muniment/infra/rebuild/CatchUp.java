package io.muniment.infra.rebuild;

import io.muniment.infra.eventstore.LedgerLives;
import io.muniment.projection.schema.tables.records.ProjectionRebuildRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.axonframework.serialization.Serializer;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Brings a loaded room to where the live read model is, and puts it in its place. It never goes further than that: what
 * the live one has not seen is left to its processor, which also has others to tell of it.
 */
final class CatchUp {

    /** Events of one transaction; fewer than that are left for the last one, in which queries wait. */
    private static final int STEP = 1_000;

    /** A lock that does not come in time, and one that never would. */
    private static final Set<String> LOCKED_BY_OTHERS = Set.of("55P03", "40P01");

    private static final Duration STEP_BACK = Duration.ofMillis(500);
    private static final int ATTEMPTS = 60;

    private final Room room;
    private final LedgerLives lives;
    private final RebuildRecords records;
    private final String run;
    private final Serializer serializer;
    private final Connection work;
    private final DSLContext db;

    /** Aggregates that are or were parked: they are looked at as a whole, at the end. */
    private final Set<String> behind;

    private long position;

    CatchUp(
            Room room,
            LedgerLives lives,
            RebuildRecords records,
            Serializer serializer,
            Connection work,
            ProjectionRebuildRecord from) {
        this.room = room;
        this.lives = lives;
        this.records = records;
        this.run = from.getRun();
        this.serializer = serializer;
        this.work = work;
        this.db = DSL.using(work, SQLDialect.POSTGRES);
        this.behind = new HashSet<>(records.parked(db, room.name()).keySet());
        this.position = from.getUpTo();
    }

    void bringToLife() throws SQLException {
        comeNear();
        for (int attempt = 1; !swapped(attempt == ATTEMPTS); attempt++) {
            LockSupport.parkNanos(STEP_BACK.toNanos());
            comeNear();
        }
    }

    private void comeNear() throws SQLException {
        LiveProjection live = live();
        do {
            if (live.seenByOne() - position > STEP) {
                position = catchUp(position, position + STEP);
            }
            records.caughtUp(db, run, room.name(), position, live.seenByOne());
            work.commit();
            live = live();
        } while (live.seenByOne() - position > STEP);
    }

    private LiveProjection live() {
        LiveProjection live = LiveProjection.of(room.name(), db, serializer);
        behind.addAll(live.parked().keySet());
        return live;
    }

    /** Where somebody reads the live tables for long, it lets the others pass that would wait behind it. */
    private boolean swapped(boolean last) throws SQLException {
        try {
            db.setLocal(DSL.name("lock_timeout"), DSL.inline(room.patience())).execute();
            room.lock(db);
            swap();
            work.commit();
            return true;
        } catch (DataAccessException failed) {
            work.rollback();
            if (last || !LOCKED_BY_OTHERS.contains(String.valueOf(failed.sqlState()))) {
                throw failed;
            }
            return false;
        }
    }

    private void swap() {
        LiveProjection live = live();
        for (long at = position; at < live.seenByOne(); at += STEP) {
            catchUp(at, Math.min(at + STEP, live.seenByOne()));
        }
        behind.forEach(aggregate -> catchUpWhole(aggregate, live));
        records.caughtUp(db, run, room.name(), live.seenByOne(), live.seenByOne());
        records.phase(db, run, room.name(), Phase.LIVE);
        room.swap(db); // last: an index is not rolled back
    }

    private long catchUp(long after, long upTo) {
        List<Happened> events;
        try (var ledger = lives.between(db, after, upTo)) {
            events = ledger.map(Happened::new)
                    .filter(event -> !behind.contains(event.aggregate()))
                    .toList();
        }
        fold(events);
        return upTo;
    }

    private void catchUpWhole(String aggregate, LiveProjection live) {
        List<Happened> events;
        try (var life = lives.of(db, aggregate, Long.MAX_VALUE)) {
            events = life.map(Happened::new)
                    .filter(event -> event.position() <= live.seenByOne())
                    .filter(event -> !live.hasParked(aggregate, event.version()))
                    .toList();
        }
        fold(events);
    }

    private void fold(List<Happened> events) {
        if (!events.isEmpty()) {
            Room.CatchingUp catchingUp =
                    room.catchUp(db, events.stream().map(Happened::aggregate).collect(Collectors.toSet()));
            events.forEach(event -> event.foldInto(room.name(), catchingUp::fold));
            catchingUp.write();
        }
    }
}
