package io.muniment.infra.rebuild;

import io.muniment.infra.operations.RebuildProgress;
import io.muniment.infra.operations.Rebuilds;
import io.muniment.infra.tenancy.OwnerDatabase;
import io.muniment.kernel.IdSource;
import io.muniment.projection.schema.tables.records.ProjectionRebuildRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.axonframework.serialization.Serializer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Begins rebuilds and stops them, and says how far they are. */
@Component
public class ProjectionRebuilds implements Rebuilds {

    private final Rooms rooms;
    private final RebuildRecords records;
    private final RebuildWorkers workers;
    private final Serializer serializer;
    private final OwnerDatabase owner;
    private final DSLContext db;
    private final IdSource ids;

    ProjectionRebuilds(
            Rooms rooms,
            RebuildRecords records,
            RebuildWorkers workers,
            Serializer serializer,
            OwnerDatabase owner,
            DSLContext db,
            IdSource ids) {
        this.rooms = rooms;
        this.records = records;
        this.workers = workers;
        this.serializer = serializer;
        this.owner = owner;
        this.db = db;
        this.ids = ids;
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
        Set<String> runs = owner.db().transactionResult(transaction -> runs(transaction.dsl(), projections));
        return CompletableFuture.allOf(runs.stream().map(workers::goOn).toArray(CompletableFuture<?>[]::new));
    }

    private Set<String> runs(DSLContext db, Collection<String> projections) {
        projections.stream().sorted().forEach(projection -> RunLock.begin(db, projection));
        Set<String> runs = new LinkedHashSet<>();
        List<String> notBegun = new ArrayList<>();
        for (String projection : projections) {
            @Nullable String run = unfinished(db, projection);
            if (run == null) {
                notBegun.add(projection);
            } else {
                runs.add(run);
            }
        }
        if (!notBegun.isEmpty()) {
            runs.add(begin(db, notBegun));
        }
        return runs;
    }

    private @Nullable String unfinished(DSLContext db, String projection) {
        return records.of(db, projection)
                .filter(record -> Phase.of(record.getPhase()) != Phase.LIVE)
                .map(ProjectionRebuildRecord::getRun)
                .orElse(null);
    }

    private String begin(DSLContext db, List<String> projections) {
        String run = ids.next().toString();
        Map<String, LiveProjection> live = projections.stream()
                .collect(Collectors.toMap(one -> one, one -> LiveProjection.of(one, db, serializer)));
        long seenByAll = live.values().stream()
                .mapToLong(LiveProjection::seenByAll)
                .min()
                .orElseThrow();
        live.forEach((projection, one) -> {
            rooms.named(projection, run).begin(db);
            records.begin(db, run, projection, seenByAll, one.parked());
        });
        return run;
    }

    @Override
    public boolean forget(String projection) {
        return owner.db().transactionResult(transaction -> {
            DSLContext forgetting = transaction.dsl();
            RunLock.begin(forgetting, projection);
            return records.of(forgetting, projection)
                    .filter(record -> Phase.of(record.getPhase()) != Phase.LIVE)
                    .map(record -> forget(forgetting, record))
                    .orElse(true);
        });
    }

    private boolean forget(DSLContext db, ProjectionRebuildRecord record) {
        if (RunLock.isTaken(db, record.getRun())) {
            return false;
        }
        rooms.named(record.getProjection(), record.getRun()).drop(db);
        records.forget(db, record.getProjection());
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
}
