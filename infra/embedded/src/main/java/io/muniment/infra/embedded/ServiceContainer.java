package io.muniment.infra.embedded;

import java.net.URI;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The official images instead of child processes, where a container engine runs. */
record ServiceContainer(GenericContainer<?> container, URI address) implements RunningService {

    private static final String POSTGRES_IMAGE = "postgres:18";
    private static final String ELASTICSEARCH_IMAGE = "docker.elastic.co/elasticsearch/elasticsearch:9.5.3";

    private static final String AXON_SERVER_IMAGE = "axoniq/axonserver:2025.2.0";
    private static final int AXON_SERVER_HTTP = 8024;
    private static final int AXON_SERVER_GRPC = 8124;

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

    static ServiceContainer axonServer() {
        var container = new GenericContainer<>(AXON_SERVER_IMAGE)
                .withExposedPorts(AXON_SERVER_HTTP, AXON_SERVER_GRPC)
                .withEnv("AXONIQ_AXONSERVER_STANDALONE", "true")
                .waitingFor(Wait.forHttp("/actuator/health").forPort(AXON_SERVER_HTTP));
        container.start();
        var address = "axon://%s:%d".formatted(container.getHost(), container.getMappedPort(AXON_SERVER_GRPC));
        return new ServiceContainer(container, URI.create(address));
    }

    @Override
    public void close() {
        container.stop();
    }
}
