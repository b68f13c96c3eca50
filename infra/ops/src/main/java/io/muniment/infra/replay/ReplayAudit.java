package io.muniment.infra.replay;

import io.muniment.infra.embedded.CannotStart;
import io.muniment.infra.eventstore.LedgerAsKept;
import io.muniment.infra.eventstore.PersonalDataSeal;
import io.muniment.infra.privacy.KeysToRead;
import io.muniment.infra.rebuild.CannotRebuild;
import io.muniment.infra.rebuild.FoundFolds;
import io.muniment.infra.rebuild.WholeReplay;
import io.muniment.infra.verify.Kept;
import io.muniment.infra.verify.NotProven;
import io.muniment.projection.PersonalColumns;
import io.muniment.projection.TableFold;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;

/**
 * {@code infra/ops/replay-audit}: whether the read models are what the log says, without the application that wrote
 * them.
 */
public final class ReplayAudit {

    private final Request request;
    private final Map<String, String> environment;
    private final Report report;
    private final List<TableFold<?>> folds = FoundFolds.all();

    private ReplayAudit(Request request, Map<String, String> environment, Report report) {
        this.request = request;
        this.environment = environment;
        this.report = report;
    }

    static void main(String[] arguments) {
        // whoever runs it sees the report, not what servers say about their starts
        LoggingSystem.get(ReplayAudit.class.getClassLoader()).beforeInitialize();
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), System.getenv(), out));
    }

    /** What the program does, without ending the process: the number that it ends with. */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out) {
        Report report = new Report(out);
        try {
            Request request = Request.of(arguments);
            return new ReplayAudit(request, environment, report).run();
        } catch (CannotTell usage) {
            out.printf("%s%n%n%s", usage.getMessage(), Request.USAGE);
        } catch (IOException unreadable) {
            report.say("It cannot be told: " + unreadable);
        }
        return Verdict.CANNOT_TELL.number();
    }

    private int run() throws IOException {
        Verdict verdict = Verdict.CANNOT_TELL;
        @Nullable String because;
        try {
            verdict = audit();
            because = null;
        } catch (NotProven notProven) {
            verdict = Verdict.NOT_PROVEN;
            because = notProven.reason();
        } catch (CannotTell | CannotRebuild | CannotStart | FlywayException reason) {
            because = reason.getMessage();
        } catch (DataAccessException | SQLException | IOException | UncheckedIOException failed) {
            because = String.valueOf(failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            because = "It was stopped.";
        }
        return report.end(verdict, because, request.report());
    }

    private Verdict audit() throws IOException, SQLException, InterruptedException {
        var kept = Kept.checkpoints(request.checkpoint(), request.keys());
        requireReachable();
        PersonalDataSeal seal = request.opensPersonalData()
                ? KeysToRead.of(environment)
                        .orElseThrow(() -> new CannotTell("--keys needs to know where keys of persons and their master"
                                + " key are: MUNIMENT_PRIVACY_KEYSTORE_URL, MUNIMENT_PRIVACY_MASTERKEYFILE"))
                : KeysToRead.none();
        try (EmptyDatabase database = EmptyDatabase.in(request.work())) {
            DataSource source = database.source();
            ProvenLog log = ProvenLog.load(request.log(), kept, DSL.using(source, SQLDialect.POSTGRES));
            report.proven(log);
            if (log.events() == 0) {
                throw new CannotTell("The file has no event with what it says: there is nothing to replay.");
            }
            WholeReplay.run(
                    source, LedgerAsKept.lives(seal), folds, log.checkpoint().size() - 1, Clock.systemUTC());
            report.rebuilt(folds.size(), log.events());
            notLookedAt();
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false); // a cursor lives as long as its transaction
                return look(log, DSL.using(connection, SQLDialect.POSTGRES));
            }
        }
    }

    /** Better now than when everything is replayed. */
    private void requireReachable() throws SQLException {
        if (!Files.isReadable(request.log())) {
            throw new CannotTell("%s cannot be read".formatted(request.log()));
        }
        if (request.live() != null) {
            LiveSystem.connect(request.live(), environment, folds).close();
        }
    }

    private void notLookedAt() {
        if (!request.opensPersonalData()) {
            report.notChecked("What is about persons, for without --keys it cannot be read: "
                    + folds.stream()
                            .flatMap(fold -> fold.tables().stream())
                            .filter(table -> !PersonalColumns.of(table).isEmpty())
                            .map(table -> PersonalColumns.of(table).stream()
                                    .map(column -> column.getName())
                                    .collect(Collectors.joining(", ", table.getName() + " (", ")")))
                            .collect(Collectors.joining("; ")));
        }
        report.notChecked(
                "The search index, files of documents (their hashes are rows), and the order in which rows were"
                        + " written.");
        report.notChecked(
                "What follows from no event: sessions, deadlines, what happened at the door, what operators did.");
    }

    private Verdict look(ProvenLog log, DSLContext replayed) throws SQLException {
        String url = request.live();
        if (url == null) {
            report.comparedWith(null);
            folds.forEach(fold -> report.of(digest(fold, log, replayed)));
            return Verdict.PROVEN;
        }
        try (LiveSystem live = LiveSystem.connect(url, environment, folds)) {
            long size = log.checkpoint().size();
            live.requireTablesOf(replayed);
            live.requireSeen(size);
            Set<String> leftOut = leftOut(live, log);
            report.comparedWith(url.replaceFirst("\\?.*", ""));
            folds.forEach(fold -> report.of(compare(fold, log, replayed, live, leftOut)));
            if (report.hasDifferences()) {
                sayWhatIsParked(live.parked());
                return Verdict.DIFFERENT;
            }
            return Verdict.EQUAL;
        }
    }

    private Set<String> leftOut(LiveSystem live, ProvenLog log) {
        long size = log.checkpoint().size();
        Set<String> changed = live.changedSince(size, log.tenants());
        if (!changed.isEmpty() && !request.leavesOutLater()) {
            throw new CannotTell(
                    ("Something has happened to %d aggregates since the %d events of the checkpoint. Export the"
                                    + " log anew, or compare the others alone with --leave-out-later.")
                            .formatted(changed.size(), size));
        }
        if (!changed.isEmpty()) {
            report.notChecked(
                    "%d aggregates to which something has happened since the checkpoint, as the live database says."
                                    .formatted(changed.size())
                            + " A later export has them.");
        }
        return changed;
    }

    private void sayWhatIsParked(Set<String> parked) {
        if (!parked.isEmpty()) {
            report.say("          Events of %d aggregates are parked in the live system, which explains differences in"
                            .formatted(parked.size())
                    + " their rows: " + parked.stream().limit(5).collect(Collectors.joining(", ")));
        }
    }

    private Comparison.Result digest(TableFold<?> fold, ProvenLog log, DSLContext replayed) {
        Comparison comparison = new Comparison(fold.name());
        for (ReadModelTable table : tables(fold)) {
            try (OrderedRows rows = new OrderedRows(replayed, table, log.tenants(), Set.of())) {
                comparison.digest(table, rows);
            }
        }
        return comparison.result();
    }

    private Comparison.Result compare(
            TableFold<?> fold, ProvenLog log, DSLContext replayed, LiveSystem live, Set<String> leftOut) {
        Comparison comparison = new Comparison(fold.name());
        for (ReadModelTable table : tables(fold)) {
            try (OrderedRows expected = new OrderedRows(replayed, table, log.tenants(), leftOut);
                    OrderedRows found = new OrderedRows(live.db(), table, log.tenants(), leftOut)) {
                comparison.compare(table, expected, found);
            }
        }
        return comparison.result();
    }

    private List<ReadModelTable> tables(TableFold<?> fold) {
        return ReadModelTable.of(fold, request.opensPersonalData());
    }
}
