package io.muniment.infra.embedded;

import java.net.URI;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The official images instead of child processes, where a container engine runs. */
record ServiceContainer(GenericContainer<?> container, URI address) implements RunningService {

    private static final String POSTGRES_IMAGE = "postgres:18";
    private static final String ELASTICSEARCH_IMAGE = "docker.elastic.co/elasticsearch/elasticsearch:9.5.3";

    static ServiceContainer postgres() {
        var container = new PostgreSQLContainer(POSTGRES_IMAGE)
                .withUsername(PostgresProcess.USER)
                .withEnv("POSTGRES_INITDB_ARGS", "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300", "-c", "timezone=UTC");
        container.start();
        var address = "postgres://%s:%s@%s:%d"
                .formatted(
                        container.getUsername(),
                        container.getPassword(),
                        container.getHost(),
                        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
        return new ServiceContainer(container, URI.create(address));
    }

    static ServiceContainer elasticsearch() {
        var container = new ElasticsearchContainer(ELASTICSEARCH_IMAGE)
                .withEnv("xpack.security.enabled", "false")
                .withEnv("action.auto_create_index", "false");
        container.start();
        return new ServiceContainer(container, URI.create("http://" + container.getHttpHostAddress()));
    }

    @Override
    public void close() {
        container.stop();
    }
}
