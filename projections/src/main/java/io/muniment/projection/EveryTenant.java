package io.muniment.projection;

import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/**
 * Statements that are for the rows of all tenants say so: then a role executes them that may see all rows, and nobody
 * else's statements are any wider for it.
 */
public final class EveryTenant {

    /** The role; nobody can sign in as it. */
    public static final String ROLE = "muniment_everywhere";

    private static final String MARK = EveryTenant.class.getName();

    private EveryTenant() {}

    /** The same database, for all tenants. */
    public static DSLContext of(DSLContext db) {
        return db.configuration().deriveAppending(new Marked()).dsl();
    }

    public static void mark(ExecuteContext statement) {
        statement.data(MARK, true);
    }

    public static boolean isMeantBy(ExecuteContext statement) {
        return statement.data(MARK) != null;
    }

    private static final class Marked implements ExecuteListener {

        private static final long serialVersionUID = 1L;

        @Override
        public void start(ExecuteContext statement) {
            mark(statement);
        }
    }
}
