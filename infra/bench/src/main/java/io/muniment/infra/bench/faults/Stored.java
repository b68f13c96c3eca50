package io.muniment.infra.bench.faults;

import io.muniment.infra.bench.running.Database;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of the ledger, as far as it is checked; {@code about} is the document that it is about, if it is. */
record Stored(
        long position,
        OffsetDateTime recordedAt,
        String aggregateId,
        long version,
        String name,
        String request,
        boolean bySystem,
        @Nullable String about) {

    private static final String ALL = """
            select position, recorded_at, aggregate_id, version, name, metadata ->> 'requestId' as request,
              metadata ->> 'role' = 'SYSTEM' as by_system, payload ->> 'document' as about
            from ledger_event order by position""";

    static List<Stored> in(Database database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(ALL)) {
            List<Stored> events = new ArrayList<>();
            while (rows.next()) {
                events.add(new Stored(
                        rows.getLong("position"),
                        rows.getObject("recorded_at", OffsetDateTime.class),
                        rows.getString("aggregate_id"),
                        rows.getLong("version"),
                        rows.getString("name"),
                        rows.getString("request"),
                        rows.getBoolean("by_system"),
                        rows.getString("about")));
            }
            return events;
        }
    }
}
