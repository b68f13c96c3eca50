package io.muniment.infra.embedded;

import java.net.URI;
import java.util.Optional;

/**
 * One PostgreSQL and one Elasticsearch for a whole build: whoever asks first starts one, the end of the build stops it.
 * {@code MUNIMENT_TEST_POSTGRES_URL} ({@code postgres://user:password@host:port}) and
 * {@code MUNIMENT_TEST_ELASTICSEARCH_URL} name servers to use instead; {@code -Dmuniment.test.services=containers} runs
 * the official images. Axon Server is there if {@code MUNIMENT_TEST_AXON_SERVER} ({@code host:port}) names one, or in a
 * container.
 */
public final class BuildServices {

    private BuildServices() {}

    public static BuildPostgres postgres() {
        return BuildPostgres.at(given("MUNIMENT_TEST_POSTGRES_URL").orElseGet(BuildService.POSTGRES::address));
    }

    /** The address of a node whose indices the caller names with a prefix of its own. */
    public static URI elasticsearch() {
        return given("MUNIMENT_TEST_ELASTICSEARCH_URL").orElseGet(BuildService.ELASTICSEARCH::address);
    }

    /** The address of an Axon Server, {@code host:port}, where there is one: none can be embedded. */
    public static Optional<String> axonServer() {
        return Optional.ofNullable(System.getenv("MUNIMENT_TEST_AXON_SERVER"))
                .or(() -> BuildService.inContainers()
                        ? Optional.of(BuildService.AXON_SERVER.address().getAuthority())
                        : Optional.empty());
    }

    private static Optional<URI> given(String variable) {
        return Optional.ofNullable(System.getenv(variable)).map(URI::create);
    }
}
