package io.muniment.infra.tenancy;

import javax.sql.DataSource;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Puts the second wall up: the role of the database, and what its statements say. */
@Configuration(proxyBeanMethods = false)
class TenancyConfiguration {

    @Bean
    ExecuteListenerProvider rowsOfStatements(ActingTenant acting) {
        return new DefaultExecuteListenerProvider(new RowsOfStatements(acting));
    }

    @Bean
    FlywayMigrationStrategy migrationAsOwner(
            JdbcConnectionDetails login, OwnerDatabase owner, DataSource dataSource, Environment environment) {
        boolean isProduction = environment.acceptsProfiles(Profiles.of("production"));
        return flyway -> {
            flyway.migrate();
            new RuntimeRole(login, owner, dataSource, isProduction).ready();
        };
    }
}
