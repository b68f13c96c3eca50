package io.muniment.infra.rebuild;

import io.muniment.infra.eventstore.LedgerLives;
import io.muniment.projection.schema.tables.records.ProjectionRebuildRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the read models of one run anew, from wherever they are. What is committed is not done again. */
record RebuildRun(
        List<Room> rooms,
        List<ProjectionRebuildRecord> from,
        LedgerLives lives,
        RebuildRecords records,
        Serializer serializer,
        DataSource dataSource,
        int sliceSize) {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildRun.class);

    RebuildRun {
        rooms = List.copyOf(rooms);
        from = List.copyOf(from);
    }

    /** Until all of them are live. */
    void run(Connection work) throws SQLException, InterruptedException {
        work.setAutoCommit(false);
        DSLContext db = DSL.using(work, SQLDialect.POSTGRES);
        load(work, db);
        for (ProjectionRebuildRecord one : from) {
            Room room = room(one);
            if (Phase.of(one.getPhase()).compareTo(Phase.CATCHING_UP) < 0) {
                LOG.info("Rebuilding {}: building its indexes", room.name());
                room.complete(db);
                records.phase(db, one.getRun(), room.name(), Phase.CATCHING_UP);
                work.commit();
            }
            if (Phase.of(one.getPhase()) != Phase.LIVE) {
                new CatchUp(room, lives, records, serializer, work, one).bringToLife();
                LOG.info("Rebuilt {}: what is asked now is the new one", room.name());
            }
        }
    }

    private void load(Connection work, DSLContext db) throws SQLException, InterruptedException {
        Map<Room, Map<String, Long>> parked = new LinkedHashMap<>();
        List<ProjectionRebuildRecord> loading = from.stream()
                .filter(one -> Phase.of(one.getPhase()) == Phase.LOADING)
                .toList();
        loading.forEach(one -> parked.put(room(one), records.parked(db, one.getProjection())));
        if (loading.isEmpty()) {
            return;
        }
        ProjectionRebuildRecord any = loading.getFirst(); // they are written together
        try (Connection reading = dataSource.getConnection()) {
            new LedgerLoad(lives, records, any.getRun(), parked, work, sliceSize, any.getDone(), any.getTotal())
                    .load(reading, any.getReached(), any.getUpTo());
        }
        for (ProjectionRebuildRecord one : loading) {
            records.phase(db, one.getRun(), one.getProjection(), Phase.INDEXING);
        }
        work.commit();
    }

    private Room room(ProjectionRebuildRecord of) {
        return rooms.stream()
                .filter(room -> room.name().equals(of.getProjection()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No read model is called " + of.getProjection()));
    }
}
