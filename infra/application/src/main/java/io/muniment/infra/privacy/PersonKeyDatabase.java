package io.muniment.infra.privacy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.muniment.infra.tenancy.OwnerDatabase;
import io.muniment.projection.schema.Routines;
import javax.sql.DataSource;
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
    }

    /** Where an owner is named, it makes the tables, and who signs in may use them. */
    static PersonKeyDatabase of(PrivacySettings.KeyStore settings, JdbcConnectionDetails ledger, OwnerDatabase owner) {
        if (settings.url() == null) {
            migrate(owner.connections());
            return new PersonKeyDatabase(pool(ledger.getJdbcUrl(), ledger.getUsername(), ledger.getPassword()));
        }
        if (settings.owner() == null || settings.username() == null) {
            return at(settings.url(), settings.username(), settings.password());
        }
        try (HikariDataSource owning = pool(settings.url(), settings.owner(), settings.ownerPassword())) {
            migrate(owning);
            Routines.keysOpenTo(DSL.using(owning, SQLDialect.POSTGRES).configuration(), settings.username());
        }
        return new PersonKeyDatabase(pool(settings.url(), settings.username(), settings.password()));
    }

    static PersonKeyDatabase at(String url, @Nullable String username, @Nullable String password) {
        HikariDataSource connections = pool(url, username, password);
        migrate(connections);
        return new PersonKeyDatabase(connections);
    }

    private static void migrate(DataSource owning) {
        Flyway.configure()
                .dataSource(owning)
                .locations("classpath:db/keys")
                .table("person_key_schema_history")
                .baselineOnMigrate(true) // the ledger may be there already
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static HikariDataSource pool(String url, @Nullable String username, @Nullable String password) {
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
        return new HikariDataSource(pool);
    }

    DSLContext db() {
        return DSL.using(connections, SQLDialect.POSTGRES);
    }

    @Override
    public void close() {
        connections.close();
    }
}
