package io.muniment.infra.bench.faults;

import io.muniment.infra.bench.Session;
import io.muniment.infra.bench.running.ApplicationProcess;
import io.muniment.infra.bench.running.Database;
import io.muniment.infra.bench.running.Following;
import io.muniment.infra.bench.running.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A copy of the database in which every read model is made anew; whoever acts on events has seen them all before. */
record FreshReplay(KillablePostgres postgres, SearchIndex search, Session session) {

    /** What is no read model: tables that the application writes elsewhere. */
    private static final List<String> NO_READ_MODELS = List.of(
            "ledger_event",
            "ledger_floor",
            "ledger_snapshot",
            "token_entry",
            "dead_letter",
            "access_log",
            "proof_tree",
            "proof_hashes",
            "proof_checkpoint",
            "proof_key",
            "idempotent_request",
            "reservation",
            "process_state",
            "scheduled_tasks",
            "operator_action",
            "projection_rebuild",
            "projection_rebuild_parked",
            "person_key",
            "person_key_destructions",
            "person_key_schema_history",
            "flyway_schema_history");

    /** What differs. The application must have ended: a database that is in use cannot be copied. */
    List<Finding> compare(String name) throws IOException, SQLException, InterruptedException {
        String copyName = nameOfCopy(name);
        postgres.database("postgres").execute("create database %s template %s".formatted(copyName, name));
        Database live = postgres.database(name);
        Database copy = postgres.database(copyName);
        copy.execute("truncate " + String.join(", ", readModels(copy)));
        copy.execute("delete from token_entry where processor_name in (%s)"
                .formatted(Following.groups(Following.PROJECTIONS).stream()
                        .map("'%s'"::formatted)
                        .collect(Collectors.joining(","))));
        // no deadline falls due in a copy
        copy.execute("truncate scheduled_tasks");
        Map<String, String> settings = Site.settings(copy, search.address(), copyName, session.folder());
        ApplicationProcess application = ApplicationProcess.start(settings, log(name), Site.SHORT_LIVED);
        try {
            Following.awaitAll(copy);
        } finally {
            application.kill();
        }
        List<Finding> findings = contents(live, name).differingFrom(contents(copy, copyName));
        for (String done : List.of(name, copyName)) {
            search.delete(done);
            postgres.database("postgres").execute("drop database " + done);
        }
        Trees.delete(session.folder().resolve("data"));
        return findings;
    }

    Path log(String name) {
        return session.log(nameOfCopy(name));
    }

    private static String nameOfCopy(String name) {
        return "replay_of_" + name;
    }

    private Contents contents(Database database, String name) throws IOException, SQLException, InterruptedException {
        Map<String, List<String>> tables = new HashMap<>();
        tables.put("ledger_event", rows(database, "ledger_event"));
        tables.put("dead_letter", rows(database, "dead_letter"));
        for (String table : readModels(database)) {
            tables.put(table, rows(database, table));
        }
        tables.put("index", search.documents(name));
        return new Contents(tables);
    }

    /** Without what counts the order of arrival. */
    private static List<String> rows(Database database, String table) throws SQLException {
        String counters = database.text("""
                select coalesce(string_agg(quote_literal(column_name), ','), '') from information_schema.columns
                where table_schema = 'public' and table_name = ? and is_identity = 'YES'""", table);
        return database.texts(
                "select (to_jsonb(row) - array[%s]::text[])::text from %s row order by 1".formatted(counters, table));
    }

    private static List<String> readModels(Database database) throws SQLException {
        return database
                .texts("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' order by 1")
                .stream()
                .filter(table -> !NO_READ_MODELS.contains(table))
                .toList();
    }
}
