package io.muniment.infra.axon;

import static io.muniment.projection.schema.tables.Reservation.RESERVATION;

import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.projection.EveryTenant;
import io.muniment.projection.IndexUnavailable;
import io.muniment.projection.Recorded;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.jooq.DSLContext;
import org.springframework.boot.test.context.TestComponent;

/** Notes each event in a row of its own, and fails on subjects whose names ask for it. */
@TestComponent
@ProcessingGroup(PoisonedProjection.GROUP)
@DisallowReplay
public final class PoisonedProjection {

    public static final String GROUP = "poisoned";
    public static final String BROKEN = "broken-";
    public static final String BROKEN_SQL = "broken-sql-";
    static final String AWAY_FOR_NOW = "away-";

    private final DSLContext db;
    private final Set<String> wasAway = ConcurrentHashMap.newKeySet();
    private final Set<String> mended = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> times = new ConcurrentHashMap<>();

    PoisonedProjection(DSLContext db) {
        this.db = EveryTenant.of(db);
    }

    @EventHandler
    void on(VerificationRequestEvent event, Recorded recorded) {
        note(recorded);
        if (event instanceof RequestSubmitted submitted) {
            failOn(submitted.subject(), recorded);
        }
    }

    private void failOn(String subject, Recorded recorded) {
        if (subject.startsWith(BROKEN_SQL)) {
            note(recorded); // its key is taken
        } else if (subject.startsWith(BROKEN)) {
            if (!mended.contains(subject)) {
                throw new IllegalStateException(
                        "cannot stand " + subject + ", time " + times.merge(subject, 1, Integer::sum));
            }
        } else if (subject.startsWith(AWAY_FOR_NOW) && wasAway.add(subject)) {
            throw new IndexUnavailable("away for now", null);
        }
    }

    /** As if the code that could not stand it had been mended. */
    public void mend(String subject) {
        mended.add(subject);
    }

    private void note(Recorded recorded) {
        db.insertInto(RESERVATION)
                .set(RESERVATION.TENANT, GROUP)
                .set(RESERVATION.NAME, recorded.aggregateId() + "@" + recorded.version())
                .set(RESERVATION.HOLDER, recorded.aggregateId())
                .execute();
    }

    public List<String> notesOf(String aggregate) {
        return db.select(RESERVATION.NAME)
                .from(RESERVATION)
                .where(RESERVATION.TENANT.eq(GROUP))
                .and(RESERVATION.HOLDER.eq(aggregate))
                .orderBy(RESERVATION.NAME)
                .fetch(RESERVATION.NAME);
    }
}
