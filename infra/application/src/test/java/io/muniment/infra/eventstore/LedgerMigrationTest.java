package io.muniment.infra.eventstore;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static io.muniment.projection.schema.Tables.TOKEN_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.embedded.BuildServices;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** What was stored before there was a ledger moves into it. */
class LedgerMigrationTest {

    /** Global indices 1, 2, 5 and 9: the others were taken by appends that failed. */
    private static final String BEFORE = """
            insert into domain_event (global_index, event_identifier, aggregate_identifier, sequence_number,
              aggregate_type, event_timestamp, payload_type, payload_revision, payload, meta_data)
            overriding system value values
              (1, 'e1', 'vrq_a', 0, 'verification-request', '2026-03-01T10:00:00Z', 'x.Began', '1', '{"n":1}', '{}'),
              (2, 'e2', 'vrq_b', 0, 'verification-request', '2026-03-01T10:00:02Z', 'x.Began', '1', '{"n":2}', '{}'),
              (5, 'e5', 'vrq_a', 1, 'verification-request', '2026-03-01T10:00:01Z', 'x.Ended', '2', '{"n":5}', '{}'),
              (9, 'e9', 'vrq_b', 1, 'verification-request', '2026-03-01T10:00:03Z', 'x.Ended', '2', '{"n":9}', '{}');
            insert into event_history (position, event_id, tenant, aggregate_type, aggregate_id, version, name, revision,
              recorded_at, effective_at, actor, role, request_id, correlation_id, causation_id, narrative)
            select global_index, event_identifier, 'demo', aggregate_type, aggregate_identifier, sequence_number,
              payload_type, 1, now(), now(), 'ada', 'BUYER', 'r', 'c', 'c', 'n' from domain_event;
            insert into token_entry (processor_name, segment, token_type, token) values
              ('at-the-end', 0, 'org.axonframework.eventhandling.GapAwareTrackingToken',
                convert_to('{"index":9,"gaps":[3,4]}', 'UTF8')),
              ('waits-for-one', 0, 'org.axonframework.eventhandling.GapAwareTrackingToken',
                convert_to('{"index":9,"gaps":[3,5]}', 'UTF8')),
              ('at-the-start', 0, 'org.axonframework.eventhandling.GapAwareTrackingToken',
                convert_to('{"index":0,"gaps":[]}', 'UTF8')),
              ('never-ran', 0, null, null);
            """;

    @Test
    void everythingMovesInItsOrderAndProcessorsGoOnWhereTheyWere() throws SQLException {
        String url = BuildServices.postgres().createDatabase("before-the-ledger");
        Flyway.configure().dataSource(url, null, null).target("6").load().migrate();
        execute(url, BEFORE);
        Flyway.configure().dataSource(url, null, null).load().migrate();

        try (Connection connection = DriverManager.getConnection(url)) {
            DSLContext db = DSL.using(connection);
            assertThat(db.fetch(LEDGER_EVENT.where(DSL.trueCondition()))
                            .sortAsc(LEDGER_EVENT.POSITION)
                            .map(row -> "%d %s@%d %s r%d %s %s"
                                    .formatted(
                                            row.getPosition(),
                                            row.getAggregateId(),
                                            row.getVersion(),
                                            row.getName(),
                                            row.getRevision(),
                                            row.getRecordedAt(),
                                            row.getPayload().data())))
                    .containsExactly(
                            "0 vrq_a@0 x.Began r1 2026-03-01T10:00:00Z {\"n\": 1}",
                            "1 vrq_b@0 x.Began r1 2026-03-01T10:00:02Z {\"n\": 2}",
                            "2 vrq_a@1 x.Ended r2 2026-03-01T10:00:02Z {\"n\": 5}",
                            "3 vrq_b@1 x.Ended r2 2026-03-01T10:00:03Z {\"n\": 9}");
            assertThat(db.select(EVENT_HISTORY.POSITION)
                            .from(EVENT_HISTORY)
                            .orderBy(EVENT_HISTORY.EVENT_ID)
                            .fetch(EVENT_HISTORY.POSITION))
                    .containsExactly(0L, 1L, 2L, 3L);
            assertThat(token(db, "at-the-end")).isEqualTo("{\"globalIndex\" : 3}");
            assertThat(token(db, "waits-for-one")).isEqualTo("{\"globalIndex\" : 1}");
            assertThat(token(db, "at-the-start")).isEqualTo("{\"globalIndex\" : -1}");
            assertThat(db.fetchExists(
                            TOKEN_ENTRY,
                            TOKEN_ENTRY.PROCESSOR_NAME.eq("never-ran").and(TOKEN_ENTRY.TOKEN.isNull())))
                    .isTrue();
        }
    }

    private static String token(DSLContext db, String processor) {
        byte[] token = db.fetchSingle(TOKEN_ENTRY, TOKEN_ENTRY.PROCESSOR_NAME.eq(processor))
                .getToken();
        return new String(token, StandardCharsets.UTF_8);
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
