package io.muniment.infra.start;

import static java.util.Map.entry;

import io.muniment.infra.embedded.CannotStart;
import io.muniment.infra.embedded.DataFolder;
import io.muniment.infra.embedded.Durability;
import io.muniment.infra.embedded.ElasticsearchProcess;
import io.muniment.infra.embedded.Ports;
import io.muniment.infra.embedded.PostgresProcess;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.Environment;

/**
 * A real PostgreSQL and a real Elasticsearch beside the application, with their data under one folder. Where everything
 * is local, and only there, the application starts for show: anybody may sign in, but only from this machine.
 */
final class LocalServices {

    private static final Logger LOG = LoggerFactory.getLogger(LocalServices.class);
    private static final int DEFAULT_PORT = 8080;

    /** Makes no tables and owns none: the owner is another. */
    private static final String RUNTIME = "muniment";

    private final Deque<Runnable> running = new ArrayDeque<>();

    private LocalServices() {}

    static Map<String, Object> start(Environment environment) {
        LocalServices services = new LocalServices();
        SpringApplication.getShutdownHandlers().add(services::stop);
        if (environment.getProperty("muniment.stop-with-parent", Boolean.class, false)) {
            stopWithParent();
        }
        try {
            return services.startAll(environment);
        } catch (CannotStart reason) {
            services.stop();
            throw new CannotRun(String.valueOf(reason.getMessage()), reason);
        }
    }

    private Map<String, Object> startAll(Environment environment) {
        Ports.requireFree(environment.getProperty("server.port", Integer.class, DEFAULT_PORT), "Muniment");
        Path home = Path.of(environment.getProperty("muniment.data", "data"));
        long needed = environment.getProperty(
                "muniment.embedded.minimum-free-bytes", Long.class, DataFolder.DEFAULT_MINIMUM_FREE_BYTES);
        DataFolder folder = keep(DataFolder.open(home, needed), DataFolder::close);
        LOG.info("Starting PostgreSQL and Elasticsearch with their data under {}", folder.path());
        PostgresProcess postgres = keep(
                PostgresProcess.start(
                        folder.path().resolve("postgresql"),
                        Durability.DURABLE,
                        environment.getProperty("muniment.embedded.postgresql-port", Integer.class, 0)),
                PostgresProcess::close);
        postgres.jdbcUrlOfOwn("keys");
        ElasticsearchProcess elasticsearch = keep(
                ElasticsearchProcess.start(
                        folder.path().resolve("elasticsearch"),
                        environment.getProperty("muniment.embedded.elasticsearch-port", Integer.class, 0),
                        environment.getProperty("muniment.embedded.elasticsearch-heap", "512m")),
                ElasticsearchProcess::close);
        return Map.ofEntries(
                entry("muniment.demo", true),
                entry("muniment.operations.tenant", "demo"),
                entry("server.address", "127.0.0.1"),
                entry("spring.datasource.url", postgres.jdbcUrlForAnybody("postgres")),
                entry("spring.datasource.username", RUNTIME),
                entry("spring.datasource.password", RUNTIME),
                entry("spring.flyway.url", postgres.jdbcUrlForAnybody("postgres")),
                entry("spring.flyway.user", PostgresProcess.USER),
                entry("spring.flyway.password", PostgresProcess.USER),
                entry("muniment.privacy.key-store.url", postgres.jdbcUrlForAnybody("keys")),
                entry("muniment.privacy.key-store.username", RUNTIME),
                entry("muniment.privacy.key-store.password", RUNTIME),
                entry("muniment.privacy.key-store.owner", PostgresProcess.USER),
                entry("muniment.privacy.key-store.owner-password", PostgresProcess.USER),
                entry("muniment.elasticsearch.url", elasticsearch.address().toString()),
                entry("muniment.data", folder.path().toString()));
    }

    private <T> T keep(T service, Consumer<T> close) {
        running.push(() -> close.accept(service));
        return service;
    }

    private void stop() {
        while (!running.isEmpty()) {
            try {
                running.pop().run();
            } catch (UncheckedIOException notStopped) { // the next one is to be stopped too
                LOG.warn("Not stopped in order", notStopped);
            }
        }
    }

    /** The build tool that started this process may be killed without a word. */
    private static void stopWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> Thread.ofVirtual().start(() -> {
                    parent.onExit().join();
                    System.exit(0);
                }));
    }
}
