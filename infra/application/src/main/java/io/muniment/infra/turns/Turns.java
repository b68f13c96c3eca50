package io.muniment.infra.turns;

import static io.muniment.projection.schema.Tables.RESERVATION;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/**
 * Who has the turn of a name keeps out all others, in every process, by a lock of its database session: it ends with
 * the process. The connections are a pool of their own, so that waiting for a turn can starve nobody else.
 */
@Component
public class Turns implements DisposableBean {

    private static final int AT_ONCE = 8;
    private static final String WAIT_AT_MOST = "set lock_timeout = '3s'";

    /** Where a name means the same in all tenants; no tenant is called that. */
    public static final String EVERYWHERE = "*";

    private static final String NOBODY = "";

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final HikariDataSource connections = new HikariDataSource();

    Turns(JdbcConnectionDetails database) {
        connections.setJdbcUrl(database.getJdbcUrl());
        connections.setUsername(database.getUsername());
        connections.setPassword(database.getPassword());
        connections.setPoolName("muniment-turns");
        connections.setMaximumPoolSize(AT_ONCE);
        connections.setMinimumIdle(0);
        connections.setConnectionTimeout(3_000);
        connections.setConnectionInitSql(WAIT_AT_MOST);
        // a database that is away at the start is reported by the main pool
        connections.setInitializationFailTimeout(-1);
        connections.addDataSourceProperty("socketTimeout", "10");
        connections.addDataSourceProperty("tcpKeepAlive", "true");
    }

    /**
     * Waits for those who have it.
     *
     * @param tenant in which the name means something, or {@link #EVERYWHERE}
     */
    public Turn take(String tenant, String name) {
        try {
            Connection connection = connections.getConnection();
            return new Turn(connection, tenant, name).locked();
        } catch (SQLException | DataAccessException failed) {
            throw new CannotAcquireLockException("Somebody else has the turn of " + name, failed);
        }
    }

    /** Who had the last turn. */
    public @Nullable String holder(String tenant, String name) {
        try (Turn turn = take(tenant, name)) {
            return turn.holder();
        }
    }

    @Override
    public void destroy() {
        connections.close();
    }

    /** What is written within it is there at once, and stays if the turn's owner dies. */
    public static final class Turn implements AutoCloseable {

        private final Connection connection;
        private final DSLContext db;
        private final String tenant;
        private final String name;

        Turn(Connection connection, String tenant, String name) {
            this.connection = connection;
            this.db = DSL.using(connection, SQLDialect.POSTGRES);
            this.tenant = tenant;
            this.name = name;
        }

        private Turn locked() throws SQLException {
            boolean locked = false;
            try {
                db.select(rowsOf(tenant), lockFunction("pg_advisory_lock")).execute();
                locked = true;
                return this;
            } finally {
                if (!locked) {
                    connection.close();
                }
            }
        }

        public @Nullable String holder() {
            return db.select(RESERVATION.HOLDER)
                    .from(RESERVATION)
                    .where(RESERVATION.TENANT.eq(tenant))
                    .and(RESERVATION.NAME.eq(name))
                    .fetchOne(RESERVATION.HOLDER);
        }

        public void holderIs(String holder) {
            db.insertInto(RESERVATION)
                    .set(RESERVATION.TENANT, tenant)
                    .set(RESERVATION.NAME, name)
                    .set(RESERVATION.HOLDER, holder)
                    .onConflict(RESERVATION.TENANT, RESERVATION.NAME)
                    .doUpdate()
                    .set(RESERVATION.HOLDER, holder)
                    .execute();
        }

        @Override
        public void close() {
            try (connection) {
                db.select(lockFunction("pg_advisory_unlock"), rowsOf(NOBODY)).execute();
            } catch (SQLException | DataAccessException lost) {
                LOG.debug("The lock ended with its session", lost);
            }
        }

        /** Said with the lock and taken back with it: of the session, as the lock is. */
        private static Field<String> rowsOf(String tenant) {
            return DSL.function(
                    DSL.name("set_config"),
                    String.class,
                    DSL.inline("muniment.tenant"),
                    DSL.val(tenant),
                    DSL.inline(false));
        }

        private Field<Object> lockFunction(String function) {
            Field<Long> key = DSL.function(
                    DSL.name("hashtextextended"), Long.class, DSL.val(tenant + "/" + name), DSL.inline(0L));
            return DSL.function(DSL.name(function), Object.class, key);
        }
    }
}
