package io.muniment.infra.bench.faults;

import io.muniment.infra.bench.Session;
import io.muniment.infra.bench.running.ApplicationProcess;
import io.muniment.infra.bench.running.Database;
import io.muniment.infra.bench.running.Following;
import io.muniment.infra.bench.running.Trees;
import io.muniment.infra.rebuild.FoundFolds;
import io.muniment.projection.GivenColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Table;

/** A copy of the database in which every read model is made anew; whoever acts on events has seen them all before. */
record FreshReplay(KillablePostgres postgres, SearchIndex search, Session session) {

    /** What differs. The application must have ended: a database that is in use cannot be copied. */
    List<Finding> compare(String name) throws IOException, SQLException, InterruptedException {
        String copyName = nameOfCopy(name);
        postgres.database("postgres").execute("create database %s template %s".formatted(copyName, name));
        Database live = postgres.database(name);
        Database copy = postgres.database(copyName);
        copy.execute("truncate " + readModels().stream().map(Table::getName).collect(Collectors.joining(", ")));
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
        List<Finding> findings = parked(live);
        findings.addAll(contents(live, name).differingFrom(contents(copy, copyName)));
        for (String done : List.of(name, copyName)) {
            search.delete(done);
            postgres.database("postgres").execute("drop database " + done);
        }
        Trees.delete(session.folder().resolve("data"));
        return findings;
    }

    private static List<Finding> parked(Database live) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (String letter : live.texts("""
                select format('%s: %s of %s: %s %s',
                              processing_group, sequence_number, aggregate_identifier, cause_type, cause_message)
                from dead_letter order by 1""")) {
            findings.add(new Finding(Finding.Kind.PARKED, letter));
        }
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
        tables.put("ledger_event", database.texts("select to_jsonb(row)::text from ledger_event row order by 1"));
        tables.put("dead_letter", database.texts("select to_jsonb(row)::text from dead_letter row order by 1"));
        for (Table<?> table : readModels()) {
            tables.put(table.getName(), rows(database, table));
        }
        tables.put("index", search.documents(name));
        return new Contents(tables);
    }

    private static List<String> rows(Database database, Table<?> table) throws SQLException {
        String columns =
                GivenColumns.replayed(table).stream().map(Field::getName).collect(Collectors.joining(", "));
        return database.texts("select to_jsonb(row)::text from (select %s from %s) row order by 1"
                .formatted(columns, table.getName()));
    }

    private static List<Table<?>> readModels() {
        return FoundFolds.all().stream()
                .flatMap(fold -> fold.tables().stream().<Table<?>>map(table -> table))
                .toList();
    }
}
