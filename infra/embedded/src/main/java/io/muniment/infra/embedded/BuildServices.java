package io.muniment.infra.embedded;

import java.net.URI;
import java.util.Optional;

/**
 * One PostgreSQL for a whole build, whoever asks first starts it and the end of the build stops it. With
 * {@code MUNIMENT_TEST_POSTGRES_URL} in the environment ({@code postgres://user:password@host:port}) the server it
 * names is used instead.
 */
public final class BuildServices {

    private BuildServices() {}

    public static BuildPostgres postgres() {
        return BuildPostgres.at(given("MUNIMENT_TEST_POSTGRES_URL").orElseGet(BuildService.POSTGRES::address));
    }

    private static Optional<URI> given(String variable) {
        return Optional.ofNullable(System.getenv(variable)).map(URI::create);
    }
}
