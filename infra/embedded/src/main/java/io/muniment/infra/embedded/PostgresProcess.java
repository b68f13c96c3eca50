package io.muniment.infra.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** A PostgreSQL server whose life ends with this object or, at the latest, with this JVM. */
public final class PostgresProcess implements RunningService {

    public static final String USER = "postgres";

    private static final int ANY_PORT = 0;
    private static final Duration START_TIME = Duration.ofMinutes(2);

    private final EmbeddedPostgres server;
    private final Watchdog watchdog;

    private PostgresProcess(EmbeddedPostgres server, Watchdog watchdog) {
        this.server = server;
        this.watchdog = watchdog;
    }

    /** Port 0 takes any free port. Nobody else may use the home folder, where data, binaries and log are. */
    public static PostgresProcess start(Path home, Durability durability, int port) {
        return start(home, home.resolve("binaries"), durability, port);
    }

    static PostgresProcess start(Path home, Path binaries, Durability durability, int port) {
        var place = new PostgresHome(
                home.toAbsolutePath().normalize(), binaries.toAbsolutePath().normalize());
        try {
            place.tidy();
            Ports.requireFree(port, "PostgreSQL");
            if (durability == Durability.THROWAWAY) {
                return launch(place, place.newCluster(), durability, port);
            }
            if (!place.hasCluster()) {
                var newCluster = place.newCluster();
                launch(place, newCluster, durability, ANY_PORT).close();
                place.adopt(newCluster);
            }
            var started = launch(place, place.data(), durability, port);
            started.refuseUnsafeSettings();
            return started;
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL could not use " + place.folder() + ": " + e.getMessage(), e);
        }
    }

    public String host() {
        return "localhost";
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public URI address() {
        return URI.create("postgres://%s@%s:%d".formatted(USER, host(), port()));
    }

    public String jdbcUrl(String database) {
        return server.getJdbcUrl(USER, database);
    }

    /** The address of a database for whoever signs in. */
    public String jdbcUrlForAnybody(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host(), port(), database);
    }

    /** The address of a database that is made if it is not there. */
    public String jdbcUrlOfOwn(String database) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var exists = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?");
                var statement = connection.createStatement()) {
            exists.setString(1, database);
            try (var found = exists.executeQuery()) {
                if (!found.next()) {
                    statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(database, true));
                }
            }
            return jdbcUrl(database);
        } catch (SQLException e) {
            throw new CannotStart("PostgreSQL made no database %s: %s".formatted(database, e.getMessage()), e);
        }
    }

    /** The value of a server setting, as a session sees it. */
    String show(String setting) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.prepareStatement("SELECT current_setting(?)")) {
            statement.setString(1, setting);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            watchdog.close();
        }
    }

    private static PostgresProcess launch(PostgresHome home, Path data, Durability durability, int port)
            throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(durability == Durability.THROWAWAY)
                .setOverrideWorkingDirectory(home.binaries().toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_TIME)
                .setPort(port)
                .setOutputRedirector(Redirect.appendTo(home.log().toFile()))
                // part of PostgreSQL itself: the same order on every machine, whatever its C library
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "");
        durability.serverSettings().forEach(builder::setServerConfig);
        var watchdog = Watchdog.over(data);
        try {
            var server = builder.start();
            watchdog.watch(Postmaster.of(data).orElseThrow(() -> new IOException("it ended at once")));
            return new PostgresProcess(server, watchdog);
        } catch (IOException | IllegalStateException e) {
            watchdog.close();
            throw new CannotStart("PostgreSQL did not start (%s): see %s.".formatted(e.getMessage(), home.log()), e);
        }
    }

    private void refuseUnsafeSettings() {
        try {
            for (var setting : Durability.DURABLE.serverSettings().entrySet()) {
                var actual = show(setting.getKey());
                if (!actual.equals(setting.getValue())) {
                    throw new CannotStart(
                            "PostgreSQL runs with %s=%s, which can lose data: RESET it for the role and the database."
                                    .formatted(setting.getKey(), actual));
                }
            }
        } catch (CannotStart e) {
            close();
            throw e;
        } catch (SQLException e) {
            close();
            throw new CannotStart("PostgreSQL started but does not answer: " + e.getMessage(), e);
        }
    }
}
