package io.muniment.infra;

import io.muniment.infra.embedded.BuildServices;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of the build's PostgreSQL, and a role of its own for the application that runs on it. */
public final class OwnDatabase {

    private OwnDatabase() {}

    /** The owner is the build's superuser, and signs in by the URL. */
    public static String[] settings(String prefix) {
        var postgres = BuildServices.postgres();
        String owning = postgres.createDatabase(prefix);
        String address = owning.substring(0, owning.indexOf('?'));
        String name = address.substring(address.lastIndexOf('/') + 1);
        makeRole(owning, name);
        return new String[] {
            "spring.datasource.url=" + address,
            "spring.datasource.username=" + name,
            "spring.datasource.password=" + name,
            "spring.flyway.url=" + owning,
            "spring.flyway.user=" + postgres.user(),
            "spring.flyway.password=" + postgres.password()
        };
    }

    /** The application would make it too, but its pool waits for it then. */
    private static void makeRole(String owning, String name) {
        try (var connection = DriverManager.getConnection(owning);
                var statement = connection.createStatement()) {
            statement.execute("create role %s login password '%1$s' connection limit 50".formatted(name));
        } catch (SQLException refused) {
            throw new IllegalStateException("PostgreSQL made no role " + name, refused);
        }
    }
}
