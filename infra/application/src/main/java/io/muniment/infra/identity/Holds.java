package io.muniment.infra.identity;

import static io.muniment.projection.schema.Tables.IDENTITY_FAILED_SIGN_IN;
import static org.jooq.impl.DSL.excluded;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Holds up those who guess: each time that somebody is wrong, whoever tries the same waits twice as long, in all
 * processes. A try counts before its outcome is known, so that many at once are counted like many in a row.
 */
@Component
class Holds {

    private static final Duration REMEMBERED_FOR = Duration.ofDays(1);

    private final DSLContext db;
    private final Clock clock;

    Holds(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * When waiting begins, and how it grows.
     *
     * @param free how often somebody may be wrong without waiting
     * @param first how long they wait then; twice as long each time after that
     */
    record Limits(int free, Duration first, Duration longest) {

        Duration after(int failures) {
            if (failures < free) {
                return Duration.ZERO;
            }
            long doublings = Math.min(failures - (long) free, Integer.SIZE - 2L);
            Duration grown = first.multipliedBy(1L << doublings);
            return grown.compareTo(longest) > 0 ? longest : grown;
        }
    }

    /** Refused while those before have to wait, whether they were right or not. */
    void attempt(String what, Limits limits) {
        Duration wait = db.transactionResult(work -> count(work.dsl(), what, limits));
        if (wait.isPositive()) {
            throw Refused.until(
                    EdgeCode.SIGN_IN_HELD,
                    "Too many tried in vain. Try again later, or set another password.",
                    wait.plusSeconds(1));
        }
    }

    /**
     * The row is made or locked, and read, by one statement: nobody forgets it in between. The clock is read when the
     * row is had: others came while somebody waited for it, and hold up nobody by that.
     */
    private Duration count(DSLContext db, String what, Limits limits) {
        Instant asked = clock.instant();
        var table = IDENTITY_FAILED_SIGN_IN;
        var row = db.insertInto(table)
                .set(table.WHAT, what)
                .set(table.FAILURES, 0)
                .set(table.LAST_AT, asked)
                .set(table.HELD_UNTIL, asked)
                .onConflict(table.WHAT)
                .doUpdate()
                .set(table.WHAT, excluded(table.WHAT))
                .returning()
                .fetchSingle();
        Instant now = clock.instant();
        if (row.getHeldUntil().isAfter(now)) {
            return Duration.between(now, row.getHeldUntil());
        }
        boolean isForgotten = row.getLastAt().plus(REMEMBERED_FOR).isBefore(now);
        int failures = isForgotten ? 1 : row.getFailures() + 1;
        Duration wait = limits.after(failures);
        db.update(table)
                .set(table.FAILURES, failures)
                .set(table.LAST_AT, now)
                .set(table.HELD_UNTIL, wait.isZero() ? Instant.EPOCH : now.plus(wait))
                .where(table.WHAT.eq(what))
                .execute();
        return Duration.ZERO;
    }

    /** Whoever was right was wrong before by mistake. */
    void forget(String what) {
        db.deleteFrom(IDENTITY_FAILED_SIGN_IN)
                .where(IDENTITY_FAILED_SIGN_IN.WHAT.eq(what))
                .execute();
    }

    /** The try was right, which says nothing of those before it: others may have made them. */
    void takeBack(String what) {
        db.update(IDENTITY_FAILED_SIGN_IN)
                .set(IDENTITY_FAILED_SIGN_IN.FAILURES, IDENTITY_FAILED_SIGN_IN.FAILURES.minus(1))
                .set(IDENTITY_FAILED_SIGN_IN.HELD_UNTIL, Instant.EPOCH)
                .where(IDENTITY_FAILED_SIGN_IN.WHAT.eq(what))
                .and(IDENTITY_FAILED_SIGN_IN.FAILURES.gt(0))
                .execute();
    }

    int forgetOld() {
        return db.deleteFrom(IDENTITY_FAILED_SIGN_IN)
                .where(IDENTITY_FAILED_SIGN_IN.LAST_AT.lt(clock.instant().minus(REMEMBERED_FOR)))
                .execute();
    }
}
