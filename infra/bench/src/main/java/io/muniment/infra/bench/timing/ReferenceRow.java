package io.muniment.infra.bench.timing;

import io.muniment.infra.bench.running.Database;
import java.sql.SQLException;

/** A row of the ledger as the application writes it, and a table of the same shape and indexes to put it in. */
record ReferenceRow(String payload, String metadata) {

    /** The position grows, the aggregate is one of many, its version is new: what our own rows do to the indexes. */
    static final String INSERT = """
            insert into reference_event (position, recorded_at, event_id, aggregate_type, aggregate_id, version, name, \
            revision, payload, metadata) values (nextval('reference_position'), now(), \
            '0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a11', 'verification-request', \
            'vrq_0197a0e2-7c1e-7d2a-9d59-' || lpad((%s)::text, 12, '0'), currval('reference_position'), \
            'verification.ReviewClaimed', 1, cast(%s as jsonb), cast(%s as jsonb))""";

    static ReferenceRow prepare(Database database) throws SQLException {
        database.execute(
                "drop table if exists reference_event",
                "drop sequence if exists reference_position",
                "create table reference_event (like ledger_event including all)",
                "create sequence reference_position");
        String newest = " from ledger_event where name = 'verification.ReviewClaimed' order by position desc limit 1";
        return new ReferenceRow(
                database.text("select payload::text" + newest), database.text("select metadata::text" + newest));
    }
}
