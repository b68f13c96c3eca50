package io.muniment.infra.rebuild;

import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Lets one process work on a run, by a lock of its database session: it ends with the process. */
final class RunLock {

    private static final int REBUILDS = 0x7265_6275;

    private RunLock() {}

    static boolean take(Connection connection, String run) {
        return ask(DSL.using(connection, SQLDialect.POSTGRES), "pg_try_advisory_lock", run);
    }

    static void release(Connection connection, String run) {
        ask(DSL.using(connection, SQLDialect.POSTGRES), "pg_advisory_unlock", run);
    }

    static boolean isTaken(DSLContext db, String run) {
        return !ask(db, "pg_try_advisory_xact_lock_shared", run);
    }

    private static boolean ask(DSLContext db, String function, String run) {
        return db.select(DSL.function(DSL.name(function), Boolean.class, DSL.val(REBUILDS), DSL.val(run.hashCode())))
                .fetchSingle()
                .value1();
    }
}
