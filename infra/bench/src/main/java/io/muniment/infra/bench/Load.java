package io.muniment.infra.bench;

import io.muniment.command.SystemCommands;
import io.muniment.command.verification.queuereview.QueueReview;
import io.muniment.infra.bench.running.Database;
import io.muniment.infra.bench.running.RunningApplication;
import io.muniment.infra.bench.running.Servers;
import io.muniment.infra.bench.running.Story;
import io.muniment.infra.bench.timing.ClosedLoop;
import io.muniment.infra.bench.timing.Latencies;
import io.muniment.infra.eventstore.Ledger;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRequestState;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One aggregate of a few events or of very many: as a command finds it, and as it was. */
final class Load implements Measure {

    private static final List<Integer> SIZES = List.of(10, 1_000, 10_000);
    private static final Actor SYSTEM = Actor.system("bench", new TenantId("demo"));

    @Override
    public void take(Session session) throws IOException, SQLException, InterruptedException {
        try (Servers servers = Servers.withoutSearch(session.folder());
                RunningApplication application = RunningApplication.start(
                        servers.settings(session.folder().resolve("data")), session.log("application"))) {
            Story story = Story.live(application.base(), servers.database());
            application.stopFollowing();
            Map<String, ClosedLoop.Step> steps = new LinkedHashMap<>();
            for (int events : SIZES) {
                story.claimedAgainAndAgain(events, events);
                steps.put("load@" + events, now(application, events));
                steps.put("load@" + events + "-past", past(application, servers.database(), events));
            }
            measure(steps, session);
        }
    }

    private static void measure(Map<String, ClosedLoop.Step> steps, Session session) throws InterruptedException {
        Map<String, List<Latencies>> all = new LinkedHashMap<>();
        for (int round = 0; round < session.either(3, 8); round++) {
            for (var step : steps.entrySet()) {
                Latencies latencies = ClosedLoop.run(
                                List.of(step.getValue()), Duration.ofMillis(session.either(1000, 2000)))
                        .latencies();
                session.report()
                        .raw("%s round %d p99 %.2f ms".formatted(step.getKey(), round, latencies.millisAt(0.99)));
                if (round > 0) {
                    all.computeIfAbsent(step.getKey(), _ -> new ArrayList<>()).add(latencies);
                }
            }
        }
        all.forEach((name, latencies) -> session.report()
                .line(Line.of(name)
                        .with(Latencies.together(latencies))
                        .with("loads", Latencies.together(latencies).count())
                        .with("reference", "none")));
    }

    /** A command that finds nothing to do: it loads, decides, and stores nothing. */
    private static ClosedLoop.Step now(RunningApplication application, int number) {
        SystemCommands commands = application.part(SystemCommands.class);
        QueueReview nothingToDo = new QueueReview(new VerificationRequestId(Story.idOf(number)));
        return () -> commands.send(nothingToDo, SYSTEM);
    }

    /** As of the instant at which half of it had happened. */
    private static ClosedLoop.Step past(RunningApplication application, Database database, int events)
            throws SQLException {
        Ledger ledger = application.part(Ledger.class);
        String id = Story.idOf(events);
        Instant then = OffsetDateTime.parse(database.text(
                        "select to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.USZ')"
                                + " from ledger_event where aggregate_id = ? and version = ?",
                        id,
                        events / 2))
                .toInstant();
        return () -> {
            long version = ledger.versionAt(id, then).orElseThrow();
            if (version != events / 2 || fold(ledger, id, version) == null) {
                throw new IllegalStateException("%s was not at %d then".formatted(id, version));
            }
        };
    }

    private static @Nullable VerificationRequestState fold(Ledger ledger, String id, long version) {
        @Nullable VerificationRequestState state = null;
        var history = ledger.upTo(id, version);
        while (history.hasNext()) {
            state = VerificationRequestState.next(
                    state, (VerificationRequestEvent) history.next().getPayload());
        }
        return state;
    }
}
