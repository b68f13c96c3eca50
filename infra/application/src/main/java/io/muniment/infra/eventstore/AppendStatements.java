package io.muniment.infra.eventstore;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements that append, prepared once. Both compare versions and take the next position in one snapshot: if
 * anything was committed since, its position collides and the statement is undone. So what they compared is still true
 * when they commit, also where the table is cut into partitions that know nothing of each other.
 */
final class AppendStatements {

    private static final String ONE = """
            insert into ledger_event (position, recorded_at, event_id, aggregate_type, aggregate_id, version, name,
              revision, payload, metadata)
            select coalesce(last.position, -1) + 1,
              greatest(?::timestamptz, last.recorded_at, (select not_before from ledger_floor)), ?, ?, ?, ?, ?, ?,
              ?::jsonb, ?::jsonb
            from (select) one
            left join (select position, recorded_at from ledger_event order by position desc limit 1) last on true
            where ? = coalesce((select max(version) from ledger_event where aggregate_id = ?), -1)
            """;

    private static final String MANY = """
            with given as (
              select * from unnest(?::integer[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                  ?::text[], ?::integer[], ?::text[], ?::text[])
                with ordinality as event (append, version_before, recorded_at, event_id, aggregate_type, aggregate_id,
                  version, name, revision, payload, metadata, place)
            ), compared as (
              select given.*, bool_and(version_before = coalesce(
                  (select max(stored.version) from ledger_event stored where stored.aggregate_id = given.aggregate_id),
                  -1)) over (partition by append) as fits
              from given
            ), fitting as (
              select compared.*, row_number() over (order by place) as step,
                max(recorded_at::timestamptz) over (order by place) as latest
              from compared where fits
            ), last as (
              select position, recorded_at from ledger_event order by position desc limit 1
            )
            insert into ledger_event (position, recorded_at, event_id, aggregate_type, aggregate_id, version, name,
              revision, payload, metadata)
            select coalesce((select position from last), -1) + step, greatest(latest, (select recorded_at from last),
                (select not_before from ledger_floor)),
              event_id, aggregate_type, aggregate_id, version, name, revision, payload::jsonb, metadata::jsonb
            from fitting order by step
            returning aggregate_id, version
            """;

    private static final String IS_STORED =
            "select from ledger_event where aggregate_id = ? and version = ? and event_id = ?";

    private @Nullable PreparedStatement one;
    private @Nullable PreparedStatement many;

    /** Says of each append whether it is stored; one that is not lost to another writer of its aggregate. */
    boolean[] execute(Connection connection, List<Append> group) throws SQLException {
        return group.size() == 1 && group.getFirst().events().size() == 1
                ? new boolean[] {appendOne(connection, group.getFirst())}
                : appendMany(connection, group);
    }

    private boolean appendOne(Connection connection, Append append) throws SQLException {
        if (one == null) {
            one = connection.prepareStatement(ONE);
        }
        StoredEvent event = append.first();
        one.setString(1, event.recordedAt().toString());
        one.setString(2, event.eventId());
        one.setString(3, event.aggregateType());
        one.setString(4, event.aggregateId());
        one.setLong(5, event.version());
        one.setString(6, event.name());
        one.setInt(7, event.revision());
        one.setString(8, event.payload());
        one.setString(9, event.metadata());
        one.setLong(10, event.version() - 1);
        one.setString(11, event.aggregateId());
        return one.executeUpdate() == 1;
    }

    private boolean[] appendMany(Connection connection, List<Append> group) throws SQLException {
        if (many == null) {
            many = connection.prepareStatement(MANY);
        }
        List<Integer> appends = new ArrayList<>();
        List<Long> versionsBefore = new ArrayList<>();
        List<StoredEvent> events = new ArrayList<>();
        for (int place = 0; place < group.size(); place++) {
            Append append = group.get(place);
            for (StoredEvent event : append.events()) {
                appends.add(place);
                versionsBefore.add(append.versionBefore(event));
                events.add(event);
            }
        }
        List<Array> columns = List.of(
                connection.createArrayOf("int4", appends.toArray()),
                connection.createArrayOf("int8", versionsBefore.toArray()),
                column(connection, "text", events, event -> event.recordedAt().toString()),
                column(connection, "text", events, StoredEvent::eventId),
                column(connection, "text", events, StoredEvent::aggregateType),
                column(connection, "text", events, StoredEvent::aggregateId),
                column(connection, "int8", events, StoredEvent::version),
                column(connection, "text", events, StoredEvent::name),
                column(connection, "int4", events, StoredEvent::revision),
                column(connection, "text", events, StoredEvent::payload),
                column(connection, "text", events, StoredEvent::metadata));
        for (int place = 0; place < columns.size(); place++) {
            many.setArray(place + 1, columns.get(place));
        }
        return storedOf(group, many);
    }

    private static boolean[] storedOf(List<Append> group, PreparedStatement statement) throws SQLException {
        boolean[] stored = new boolean[group.size()];
        try (ResultSet rows = statement.executeQuery()) {
            int place = 0;
            while (rows.next()) {
                String aggregate = rows.getString(1);
                long version = rows.getLong(2);
                // rows come in the order of the group, without the appends that did not fit
                while (!begins(group.get(place), aggregate, version)) {
                    place++;
                }
                stored[place] = true;
                for (int others = group.get(place).events().size() - 1; others > 0; others--) {
                    rows.next();
                }
            }
        }
        return stored;
    }

    private static boolean begins(Append append, String aggregate, long version) {
        return append.first().version() == version
                && append.first().aggregateId().equals(aggregate);
    }

    private static Array column(
            Connection connection, String type, List<StoredEvent> events, Function<StoredEvent, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(value).toArray());
    }

    /** Whether this very event is there, not another of its version. */
    boolean isStored(Connection connection, StoredEvent event) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IS_STORED)) {
            statement.setString(1, event.aggregateId());
            statement.setLong(2, event.version());
            statement.setString(3, event.eventId());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Statements go with their connection. */
    void forget() {
        one = null;
        many = null;
    }
}
