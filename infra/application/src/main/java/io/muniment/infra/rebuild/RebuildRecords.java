package io.muniment.infra.rebuild;

import static io.muniment.projection.schema.Tables.PROJECTION_REBUILD;
import static io.muniment.projection.schema.Tables.PROJECTION_REBUILD_PARKED;

import io.muniment.projection.schema.tables.records.ProjectionRebuildRecord;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is remembered of rebuilds, so that they go on after a stop, a failure or a crash. */
@Component
class RebuildRecords {

    private static final String STOPPED = "stopped";
    private static final String FAILED = "failed";

    private final Clock clock;

    RebuildRecords(Clock clock) {
        this.clock = clock;
    }

    Optional<ProjectionRebuildRecord> of(DSLContext db, String projection) {
        return db.selectFrom(PROJECTION_REBUILD)
                .where(PROJECTION_REBUILD.PROJECTION.eq(projection))
                .fetchOptional();
    }

    List<ProjectionRebuildRecord> ofRun(DSLContext db, String run) {
        return db.selectFrom(PROJECTION_REBUILD)
                .where(PROJECTION_REBUILD.RUN.eq(run))
                .orderBy(PROJECTION_REBUILD.PROJECTION)
                .fetch();
    }

    Map<String, Long> parked(DSLContext db, String projection) {
        return db.selectFrom(PROJECTION_REBUILD_PARKED)
                .where(PROJECTION_REBUILD_PARKED.PROJECTION.eq(projection))
                .fetchMap(PROJECTION_REBUILD_PARKED.AGGREGATE_ID, PROJECTION_REBUILD_PARKED.VERSION);
    }

    /** In the place of the last one. */
    void begin(DSLContext db, String run, String projection, long upTo, Map<String, Long> parked) {
        forget(db, projection);
        var record = db.newRecord(PROJECTION_REBUILD);
        record.setProjection(projection);
        record.setRun(run);
        record.setPhase(Phase.LOADING.text());
        record.setUpTo(upTo);
        record.setReached("");
        record.setDone(0L);
        record.setTotal(upTo + 1);
        record.setEventsPerSecond(0d);
        record.setStartedAt(clock.instant());
        record.setChangedAt(clock.instant());
        record.insert();
        parked.forEach((aggregate, version) -> db.insertInto(PROJECTION_REBUILD_PARKED)
                .values(projection, aggregate, version)
                .execute());
    }

    void forget(DSLContext db, String projection) {
        db.deleteFrom(PROJECTION_REBUILD)
                .where(PROJECTION_REBUILD.PROJECTION.eq(projection))
                .execute();
    }

    void goOn(DSLContext db, String run) {
        db.update(PROJECTION_REBUILD)
                .setNull(PROJECTION_REBUILD.HALTED)
                .setNull(PROJECTION_REBUILD.PROBLEM)
                .set(PROJECTION_REBUILD.CHANGED_AT, clock.instant())
                .where(PROJECTION_REBUILD.RUN.eq(run))
                .execute();
    }

    void loaded(
            DSLContext db,
            String run,
            Collection<String> projections,
            String aggregate,
            long events,
            double perSecond) {
        int rows = db.update(PROJECTION_REBUILD)
                .set(PROJECTION_REBUILD.REACHED, aggregate)
                .set(PROJECTION_REBUILD.DONE, PROJECTION_REBUILD.DONE.plus(events))
                .set(PROJECTION_REBUILD.EVENTS_PER_SECOND, perSecond)
                .set(PROJECTION_REBUILD.CHANGED_AT, clock.instant())
                .where(goesOn(run))
                .and(PROJECTION_REBUILD.PROJECTION.in(projections))
                .execute();
        stopUnless(rows == projections.size());
    }

    void phase(DSLContext db, String run, String projection, Phase next) {
        int rows = db.update(PROJECTION_REBUILD)
                .set(PROJECTION_REBUILD.PHASE, next.text())
                .set(PROJECTION_REBUILD.CHANGED_AT, clock.instant())
                .where(goesOn(run))
                .and(PROJECTION_REBUILD.PROJECTION.eq(projection))
                .execute();
        stopUnless(rows == 1);
    }

    void caughtUp(DSLContext db, String run, String projection, long position, long livePosition) {
        int rows = db.update(PROJECTION_REBUILD)
                .set(PROJECTION_REBUILD.DONE, position + 1)
                .set(PROJECTION_REBUILD.TOTAL, livePosition + 1)
                .set(PROJECTION_REBUILD.CHANGED_AT, clock.instant())
                .where(goesOn(run))
                .and(PROJECTION_REBUILD.PROJECTION.eq(projection))
                .execute();
        stopUnless(rows == 1);
    }

    private static Condition goesOn(String run) {
        return PROJECTION_REBUILD.RUN.eq(run).and(PROJECTION_REBUILD.HALTED.isNull());
    }

    /** Where another run has taken the place of this one, nothing of this one may be committed either. */
    private static void stopUnless(boolean goesOn) {
        if (!goesOn) {
            throw new Stopped();
        }
    }

    /** All rebuilds of the run end where they are. */
    boolean stop(DSLContext db, String run) {
        return halt(db, run, STOPPED, null);
    }

    void fail(DSLContext db, String run, String problem) {
        halt(db, run, FAILED, problem);
    }

    private boolean halt(DSLContext db, String run, String how, @Nullable String problem) {
        return db.update(PROJECTION_REBUILD)
                        .set(PROJECTION_REBUILD.HALTED, how)
                        .set(PROJECTION_REBUILD.PROBLEM, problem)
                        .set(PROJECTION_REBUILD.CHANGED_AT, clock.instant())
                        .where(PROJECTION_REBUILD.RUN.eq(run))
                        .and(PROJECTION_REBUILD.HALTED.isNull())
                        .and(PROJECTION_REBUILD.PHASE.ne(Phase.LIVE.text()))
                        .execute()
                > 0;
    }
}
