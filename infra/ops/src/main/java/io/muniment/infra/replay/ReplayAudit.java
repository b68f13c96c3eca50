package io.muniment.infra.replay;

import io.muniment.infra.embedded.CannotStart;
import io.muniment.infra.eventstore.PersonalDataSeal;
import io.muniment.infra.privacy.KeysToRead;
import io.muniment.infra.rebuild.FoundFolds;
import io.muniment.infra.verify.Kept;
import io.muniment.infra.verify.NotProven;
import io.muniment.projection.TableFold;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.logging.LoggingSystem;

/**
 * {@code infra/ops/replay-audit}: whether the read models are what the log says, without the application that wrote
 * them.
 */
public final class ReplayAudit {

    /** A JVM that cannot start ends with 1: the script is to tell that from a difference. */
    private static final int TOLD_APART = 11;

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
        int number = run(List.of(arguments), System.getenv(), out);
        System.exit(number == Verdict.DIFFERENT.number() ? TOLD_APART : number);
    }

    /** What the program does, without ending the process: the number that it ends with. */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out) {
        Report report = new Report(out);
        try {
            Request request = Request.of(arguments);
            return end(report, request.report(), () -> new ReplayAudit(request, environment, report).audit());
        } catch (CannotTell usage) {
            out.printf("%s%n%n%s", usage.getMessage(), Request.USAGE);
        } catch (IOException unreadable) {
            report.say("It cannot be told: " + unreadable);
        }
        return Verdict.CANNOT_TELL.number();
    }

    /** What leads to a verdict. */
    @FunctionalInterface
    interface Audit {
        Verdict verdict() throws IOException, SQLException, InterruptedException;
    }

    static int end(Report report, @Nullable Path place, Audit audit) throws IOException {
        try (ReportFile file = place == null ? null : ReportFile.at(place)) {
            Verdict verdict = Verdict.CANNOT_TELL;
            @Nullable String because;
            try {
                verdict = audit.verdict();
                because = report.compared();
            } catch (NotProven notProven) {
                verdict = Verdict.NOT_PROVEN;
                because = notProven.reason();
            } catch (CannotTell | CannotStart | FlywayException reason) {
                because = reason.getMessage();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                because = "It was stopped.";
            } catch (Exception | Error failed) { // all of them: no difference was found, and none is to be told
                because = Failure.words(failed);
            }
            return report.end(verdict, because, file);
        }
    }

    private Verdict audit() throws IOException, SQLException, InterruptedException {
        var kept = Kept.checkpoints(request.checkpoint(), request.keys());
        requireReachable();
        PersonalDataSeal seal = request.opensPersonalData() ? keysOfPersons() : KeysToRead.none();
        try (EmptyDatabase database = EmptyDatabase.in(request.work())) {
            DataSource source = database.source();
            ProvenLog log = ProvenLog.load(request.log(), kept, DSL.using(source, SQLDialect.POSTGRES));
            report.proven(log);
            Replayed replayed = new Replayed(log, source, folds, request.opensPersonalData());
            replayed.replay(seal, Clock.systemUTC());
            report.rebuilt(folds.size(), log.events());
            return new Look(replayed, request, environment, report).verdict();
        }
    }

    private PersonalDataSeal keysOfPersons() {
        try {
            return KeysToRead.of(environment)
                    .orElseThrow(() -> new CannotTell("--keys needs to know where keys of persons and their master"
                            + " key are: MUNIMENT_PRIVACY_KEYSTORE_URL, MUNIMENT_PRIVACY_MASTERKEYFILE"));
        } catch (IllegalStateException | IllegalArgumentException | BindException unusable) {
            throw new CannotTell("--keys cannot be followed: " + unusable.getMessage());
        }
    }

    /** Better now than when everything is replayed. */
    private void requireReachable() throws SQLException {
        if (!Files.isReadable(request.log())) {
            throw new CannotTell("%s cannot be read".formatted(request.log()));
        }
        if (request.live() != null) {
            try (LiveSystem live = LiveSystem.connect(request.live(), environment, folds)) {
                live.requireReadable(folds);
            }
        }
    }
}
