package io.muniment.infra.bench;

import io.muniment.command.SystemCommands;
import io.muniment.command.verification.queuereview.QueueReview;
import io.muniment.infra.aggregate.States;
import io.muniment.infra.bench.running.Database;
import io.muniment.infra.bench.running.RunningApplication;
import io.muniment.infra.bench.running.Servers;
import io.muniment.infra.bench.running.Story;
import io.muniment.infra.bench.timing.ClosedLoop;
import io.muniment.infra.bench.timing.Latencies;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.tenancy.TenantId;
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
import org.axonframework.common.caching.Cache;

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
        Cache remembered = application.part(Cache.class);
        String id = Story.idOf(number);
        QueueReview nothingToDo = new QueueReview(new VerificationRequestId(id));
        return () -> {
            remembered.remove(id);
            commands.send(nothingToDo, SYSTEM);
        };
    }

    /** As of the instant at which half of it had happened. */
    private static ClosedLoop.Step past(RunningApplication application, Database database, int events)
            throws SQLException {
        States states = application.part(States.class);
        String id = Story.idOf(events);
        Instant then = OffsetDateTime.parse(database.text(
                        "select to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.USZ')"
                                + " from ledger_event where aggregate_id = ? and version = ?",
                        id,
                        events / 2))
                .toInstant();
        return () -> {
            long version = states.at(VerificationRequestState.FOLD, id, then)
                    .orElseThrow()
                    .version();
            if (version != events / 2) {
                throw new IllegalStateException("%s was not at %d then".formatted(id, version));
            }
        };
    }
}
