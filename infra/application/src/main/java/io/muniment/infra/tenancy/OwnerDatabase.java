package io.muniment.infra.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The database as the owner of its tables: for what makes and replaces tables, and for nothing else. The connections
 * are a pool of their own, which is empty while nothing is rebuilt.
 */
@Component
public class OwnerDatabase implements DisposableBean {

    private static final int AT_ONCE = 12;
    private static final Duration KEPT_IDLE = Duration.ofSeconds(10);
    private static final String OWNER = "spring.flyway.user";

    private final HikariDataSource connections = new HikariDataSource();
    private final boolean isApart;

    OwnerDatabase(JdbcConnectionDetails runtime, Environment environment) {
        isApart = environment.containsProperty(OWNER);
        connections.setJdbcUrl(environment.getProperty("spring.flyway.url", runtime.getJdbcUrl()));
        connections.setUsername(isApart ? environment.getProperty(OWNER) : runtime.getUsername());
        connections.setPassword(isApart ? environment.getProperty("spring.flyway.password") : runtime.getPassword());
        connections.setPoolName("muniment-owner");
        connections.setMaximumPoolSize(AT_ONCE);
        connections.setMinimumIdle(0);
        connections.setIdleTimeout(KEPT_IDLE.toMillis());
        connections.setConnectionTimeout(3_000);
        // a database that is away at the start is reported by the main pool
        connections.setInitializationFailTimeout(-1);
        connections.addDataSourceProperty("tcpKeepAlive", "true");
    }

    /** Whether the owner is another than the role as which the application runs. */
    boolean isApart() {
        return isApart;
    }

    public DataSource connections() {
        return connections;
    }

    public DSLContext db() {
        return DSL.using(connections, SQLDialect.POSTGRES);
    }

    @Override
    public void destroy() {
        connections.close();
    }
}
