package io.muniment.infra.bench.lag;

import io.muniment.infra.bench.running.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The read model in PostgreSQL. */
record RowsInSight(Connection connection, PreparedStatement select) implements Sight, AutoCloseable {

    static RowsInSight in(Database database) throws SQLException {
        Connection connection = database.connect();
        return new RowsInSight(
                connection,
                connection.prepareStatement("select id, version from verification_requests where id = any (?)"));
    }

    @Override
    public Map<String, Long> of(Set<String> ids) throws SQLException {
        select.setArray(1, connection.createArrayOf("text", ids.toArray()));
        Map<String, Long> versions = new HashMap<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getLong(2));
            }
        }
        return versions;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
