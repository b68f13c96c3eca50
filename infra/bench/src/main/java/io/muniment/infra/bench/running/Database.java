package io.muniment.infra.bench.running;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database of the run, asked with plain SQL: what is measured must not be asked through what is measured. */
public record Database(String jdbcUrl) {

    private static final String USER = "postgres";

    /** For whoever signs in. */
    String address() {
        return jdbcUrl.split("\\?", 2)[0];
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, USER, USER);
    }

    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    public int update(String sql, Object... values) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    public long number(String sql, Object... values) throws SQLException {
        return Long.parseLong(text(sql, values));
    }

    public String text(String sql, Object... values) throws SQLException {
        return texts(sql, values).getFirst();
    }

    /** The first column of every row; nothing where it is null. */
    public List<String> texts(String sql, Object... values) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                String value = rows.getString(1);
                if (value != null) {
                    found.add(value);
                }
            }
            return found;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int place = 0; place < values.length; place++) {
            statement.setObject(place + 1, values[place]);
        }
        return statement;
    }
}
