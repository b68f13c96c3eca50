package io.muniment.infra.privacy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.StringUtils;

/** Where keys are kept: connections of its own, for a key is there before what it seals. */
final class PersonKeyDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 4;
    private static final int ANSWER_WITHIN_MILLIS = 3000;

    private final HikariDataSource connections;

    private PersonKeyDatabase(HikariDataSource connections) {
        this.connections = connections;
        Flyway.configure()
                .dataSource(connections)
                .locations("classpath:db/keys")
                .table("person_key_schema_history")
                .baselineOnMigrate(true) // the ledger may be there already
                .baselineVersion("0")
                .load()
                .migrate();
    }

    static PersonKeyDatabase of(PrivacySettings.KeyStore settings, JdbcConnectionDetails ledger) {
        return settings.url() == null
                ? at(ledger.getJdbcUrl(), ledger.getUsername(), ledger.getPassword())
                : at(settings.url(), settings.username(), settings.password());
    }

    static PersonKeyDatabase at(String url, @Nullable String username, @Nullable String password) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        if (StringUtils.hasText(username)) {
            // else they are in the URL
            pool.setUsername(username);
            pool.setPassword(password);
        }
        pool.setPoolName("person-keys");
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(ANSWER_WITHIN_MILLIS);
        return new PersonKeyDatabase(new HikariDataSource(pool));
    }

    DSLContext db() {
        return DSL.using(connections, SQLDialect.POSTGRES);
    }

    @Override
    public void close() {
        connections.close();
    }
}
