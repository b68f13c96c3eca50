package io.muniment.infra.start;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Finds or makes what the application needs around it: a database and a search index given by their addresses, or real
 * ones started here. Whatever cannot be had ends the start with one line that says what to do.
 */
public final class Surroundings {

    private static final Logger LOG = LoggerFactory.getLogger(Surroundings.class);
    private static final String EMBEDDED = "io.muniment.infra.embedded.DataFolder";

    private Surroundings() {}

    public static void prepare(String[] args, SpringApplication application) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        try {
            application.setDefaultProperties(addresses(environment));
        } catch (CannotRun reason) {
            LOG.error("{}", reason.getMessage());
            System.exit(1);
        }
    }

    private static Map<String, Object> addresses(StandardEnvironment environment) {
        String database = environment.getProperty("DATABASE_URL", "");
        if (!database.isBlank()) {
            return DatabaseAddress.ownedBy(
                    DatabaseAddress.of(database, environment).asProperties(), environment);
        }
        if (environment.containsProperty("spring.datasource.url")) {
            return Map.of();
        }
        if (environment.matchesProfiles("production")
                || !ClassUtils.isPresent(EMBEDDED, Surroundings.class.getClassLoader())) {
            throw new CannotRun("Set DATABASE_URL (postgres://user:password@host:port/database) and start again.");
        }
        return LocalServices.start(environment);
    }
}
