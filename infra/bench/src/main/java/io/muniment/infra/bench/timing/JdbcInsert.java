package io.muniment.infra.bench.timing;

import io.muniment.infra.bench.running.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The same statement through plain JDBC, where pgbench is not installed. */
record JdbcInsert(Database database, ReferenceRow row) implements Reference {

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public double perSecond(int clients, int seconds) throws SQLException, InterruptedException {
        List<Connection> connections = new ArrayList<>();
        try {
            List<ClosedLoop.Step> senders = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                Connection connection = connect();
                connections.add(connection);
                senders.add(inserting(connection));
            }
            return ClosedLoop.run(senders, Duration.ofSeconds(seconds)).perSecond();
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private Connection connect() throws SQLException {
        String separator = database.jdbcUrl().contains("?") ? "&" : "?";
        return DriverManager.getConnection(
                database.jdbcUrl() + separator + "prepareThreshold=1", "postgres", "postgres");
    }

    private ClosedLoop.Step inserting(Connection connection) throws SQLException {
        PreparedStatement insert = connection.prepareStatement(ReferenceRow.INSERT.formatted("?::integer", "?", "?"));
        insert.setString(2, row.payload());
        insert.setString(3, row.metadata());
        return () -> {
            insert.setInt(1, ThreadLocalRandom.current().nextInt(1, 20_000));
            insert.executeUpdate();
        };
    }
}
