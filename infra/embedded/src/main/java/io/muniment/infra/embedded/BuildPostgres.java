package io.muniment.infra.embedded;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/** The build's PostgreSQL, in which every caller makes databases of its own. The user is a superuser. */
public record BuildPostgres(String host, int port, String user, String password) {

    private static final int DEFAULT_PORT = 5432;

    /** Reads {@code postgres://user:password@host:port}; all but the host may be missing. */
    static BuildPostgres at(URI address) {
        var userAndPassword = Objects.requireNonNullElse(address.getUserInfo(), PostgresProcess.USER)
                .split(":", 2);
        return new BuildPostgres(
                address.getHost(),
                address.getPort() < 0 ? DEFAULT_PORT : address.getPort(),
                userAndPassword[0],
                userAndPassword.length == 2 ? userAndPassword[1] : "");
    }

    /** A new empty database, as a JDBC URL that carries user and password. */
    public String createDatabase(String prefix) {
        return createDatabase(prefix, "template1");
    }

    /** A new copy of a database that nobody is connected to. */
    public String createDatabase(String prefix, String template) {
        var name = prefix + "_"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE %s TEMPLATE %s"
                    .formatted(statement.enquoteIdentifier(name, true), statement.enquoteIdentifier(template, true)));
        } catch (SQLException e) {
            throw new CannotStart("PostgreSQL at %s:%d made no database: %s".formatted(host, port, e.getMessage()), e);
        }
        return jdbcUrl(name);
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
                .formatted(
                        host,
                        port,
                        database,
                        URLEncoder.encode(user, StandardCharsets.UTF_8),
                        URLEncoder.encode(password, StandardCharsets.UTF_8));
    }
}
