package io.muniment.infra.rebuild;

import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Lets one process work on a run, by a lock of its database session: it ends with the process. */
final class RunLock {

    private static final int REBUILDS = 0x7265_6275;
    private static final int BEGINNINGS = 0x7265_6262;

    private static final Table<Record> LOCKS = DSL.table(DSL.name("pg_catalog", "pg_locks"));
    private static final Field<String> KIND = DSL.field(DSL.name("locktype"), String.class);
    private static final Field<Long> FIRST_KEY = DSL.field(DSL.name("classid"), Long.class);
    private static final Field<Long> SECOND_KEY = DSL.field(DSL.name("objid"), Long.class);

    private RunLock() {}

    static boolean take(Connection connection, String run) {
        return ask(connection, "pg_try_advisory_lock", run);
    }

    static void release(Connection connection, String run) {
        ask(connection, "pg_advisory_unlock", run);
    }

    /** Nobody else begins or forgets a rebuild of the projection until the transaction ends. */
    static void begin(DSLContext db, String projection) {
        db.select(DSL.function(
                        DSL.name("pg_advisory_xact_lock"), String.class, DSL.val(BEGINNINGS), DSL.val(key(projection))))
                .execute();
    }

    /** Looks only: whoever tried the lock would be in the way of one who takes it. */
    static boolean isTaken(DSLContext db, String run) {
        return db.fetchExists(
                LOCKS, KIND.eq("advisory").and(FIRST_KEY.eq((long) REBUILDS)).and(SECOND_KEY.eq((long) key(run))));
    }

    private static boolean ask(Connection connection, String function, String run) {
        return DSL.using(connection, SQLDialect.POSTGRES)
                .select(DSL.function(DSL.name(function), Boolean.class, DSL.val(REBUILDS), DSL.val(key(run))))
                .fetchSingle()
                .value1();
    }

    private static int key(String run) {
        return run.hashCode() & Integer.MAX_VALUE;
    }
}
