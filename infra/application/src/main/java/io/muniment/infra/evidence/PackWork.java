package io.muniment.infra.evidence;

import static io.muniment.projection.schema.Tables.EVIDENCE_PACK_WORK;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.EveryTenant;
import java.time.Clock;
import org.jooq.DSLContext;

/** How far packs are while they are being made. */
final class PackWork {

    private final DSLContext db;
    private final Clock clock;

    PackWork(DSLContext db, Clock clock) {
        this.db = EveryTenant.of(db);
        this.clock = clock;
    }

    /** Says the how manieth attempt it is. */
    int begin(TenantId tenant, String pack) {
        return db.insertInto(EVIDENCE_PACK_WORK)
                .set(EVIDENCE_PACK_WORK.PACK, pack)
                .set(EVIDENCE_PACK_WORK.TENANT, tenant.value())
                .set(EVIDENCE_PACK_WORK.ATTEMPTS, 1)
                .set(EVIDENCE_PACK_WORK.MAKING, true)
                .set(EVIDENCE_PACK_WORK.STAGE, "SETTLING")
                .set(EVIDENCE_PACK_WORK.DONE, 0L)
                .set(EVIDENCE_PACK_WORK.TOTAL, 0L)
                .set(EVIDENCE_PACK_WORK.CHANGED_AT, clock.instant())
                .onConflict(EVIDENCE_PACK_WORK.PACK)
                .doUpdate()
                .set(EVIDENCE_PACK_WORK.ATTEMPTS, EVIDENCE_PACK_WORK.ATTEMPTS.plus(1))
                .set(EVIDENCE_PACK_WORK.MAKING, true)
                .set(EVIDENCE_PACK_WORK.STAGE, "SETTLING")
                .set(EVIDENCE_PACK_WORK.DONE, 0L)
                .set(EVIDENCE_PACK_WORK.CHANGED_AT, clock.instant())
                .returning(EVIDENCE_PACK_WORK.ATTEMPTS)
                .fetchSingle()
                .getAttempts();
    }

    void reached(String pack, String stage, long done, long total) {
        db.update(EVIDENCE_PACK_WORK)
                .set(EVIDENCE_PACK_WORK.STAGE, stage)
                .set(EVIDENCE_PACK_WORK.DONE, done)
                .set(EVIDENCE_PACK_WORK.TOTAL, total)
                .set(EVIDENCE_PACK_WORK.CHANGED_AT, clock.instant())
                .where(EVIDENCE_PACK_WORK.PACK.eq(pack))
                .execute();
    }

    void end(String pack) {
        db.update(EVIDENCE_PACK_WORK)
                .set(EVIDENCE_PACK_WORK.MAKING, false)
                .set(EVIDENCE_PACK_WORK.CHANGED_AT, clock.instant())
                .where(EVIDENCE_PACK_WORK.PACK.eq(pack))
                .execute();
    }

    boolean isBeingMade(String pack) {
        return db.fetchExists(
                EVIDENCE_PACK_WORK, EVIDENCE_PACK_WORK.PACK.eq(pack).and(EVIDENCE_PACK_WORK.MAKING));
    }
}
