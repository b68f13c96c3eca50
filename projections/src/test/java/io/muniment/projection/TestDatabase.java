package io.muniment.projection;

import io.muniment.infra.embedded.BuildServices;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;

/** A migrated database of a real PostgreSQL, one for each JVM of tests, over one connection. */
public final class TestDatabase {

    private static final DSLContext DB = migrated();

    private TestDatabase() {}

    public static DSLContext db() {
        return DB;
    }

    private static DSLContext migrated() {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        var source = new PGSimpleDataSource();
        source.setUrl(BuildServices.postgres().createDatabase("projections"));
        Flyway.configure().dataSource(source).load().migrate();
        try {
            return DSL.using(source.getConnection(), SQLDialect.POSTGRES);
        } catch (SQLException unreachable) {
            throw new IllegalStateException("The test database cannot be reached", unreachable);
        }
    }
}
