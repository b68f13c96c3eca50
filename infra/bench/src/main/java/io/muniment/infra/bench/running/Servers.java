package io.muniment.infra.bench.running;

import io.muniment.infra.embedded.Durability;
import io.muniment.infra.embedded.ElasticsearchProcess;
import io.muniment.infra.embedded.PostgresProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A durable PostgreSQL of the run's own, and Elasticsearch where it is measured too. */
public record Servers(PostgresProcess postgres, @Nullable ElasticsearchProcess elasticsearch) implements AutoCloseable {

    private static final String RUNTIME = "muniment";
    private static final String NOBODY_THERE = "http://localhost:9";

    public static Servers withoutSearch(Path folder) {
        return new Servers(PostgresProcess.start(folder.resolve("postgresql"), Durability.DURABLE, 0), null);
    }

    public static Servers withSearch(Path folder) {
        return new Servers(
                PostgresProcess.start(folder.resolve("postgresql"), Durability.DURABLE, 0),
                ElasticsearchProcess.start(folder.resolve("elasticsearch"), 0, "512m"));
    }

    public Database database() {
        return new Database(postgres.jdbcUrl("postgres"));
    }

    public String search() {
        return elasticsearch == null ? NOBODY_THERE : elasticsearch.address().toString();
    }

    public Map<String, String> settings(Path data) {
        return settings(database(), search(), data);
    }

    public static Map<String, String> settings(Database database, String search, Path data) {
        Map<String, String> settings = new HashMap<>();
        settings.put("spring.datasource.url", database.address());
        settings.put("spring.datasource.username", RUNTIME);
        settings.put("spring.datasource.password", RUNTIME);
        settings.put("spring.flyway.url", database.address());
        settings.put("spring.flyway.user", PostgresProcess.USER);
        settings.put("spring.flyway.password", PostgresProcess.USER);
        settings.put("muniment.elasticsearch.url", search);
        settings.put("muniment.data", data.toString());
        settings.put("muniment.demo", "false");
        settings.put("muniment.security.demo-issuer", "true");
        settings.put("server.address", "127.0.0.1");
        // it is counted as always, and nobody asks too often
        Stream.of("plans.standard", "groups.sign-in", "groups.search", "groups.upload", "groups.export")
                .forEach(limit -> settings.put("muniment.limits.%s.requests".formatted(limit), "100000000"));
        return settings;
    }

    @Override
    public void close() {
        try (postgres;
                elasticsearch) {
            // both are closed, whatever happens to the other
        }
    }
}
