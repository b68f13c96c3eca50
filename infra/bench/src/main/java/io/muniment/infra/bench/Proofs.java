package io.muniment.infra.bench;

import io.muniment.command.SystemCommands;
import io.muniment.infra.bench.running.Caller;
import io.muniment.infra.bench.running.Database;
import io.muniment.infra.bench.running.RunningApplication;
import io.muniment.infra.bench.running.Servers;
import io.muniment.infra.bench.running.Story;
import io.muniment.infra.bench.timing.ClosedLoop;
import io.muniment.infra.bench.timing.Latencies;
import io.muniment.infra.bench.timing.Median;
import io.muniment.infra.bench.timing.WarmUp;
import io.muniment.infra.proof.TreeWorker;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What it costs to keep the tree while events are appended, in turns with the tree standing still; and how long it
 * takes to prove an event, and the growth from one size to another, of a ledger that is large.
 */
final class Proofs implements Measure {

    private static final int REVIEWERS = 32;
    private static final int REQUESTS = REVIEWERS * 64;
    private static final int LOOK_AGAIN_MILLIS = 50;

    @Override
    public void take(Session session) throws IOException, SQLException, InterruptedException {
        try (Servers servers = Servers.withoutSearch(session.folder());
                RunningApplication application = RunningApplication.start(
                        servers.settings(session.folder().resolve("data")), session.log("application"))) {
            Database database = servers.database();
            Story story = Story.live(application.base(), database);
            application.stopFollowing();
            story.queued(REQUESTS);
            appends(application, database, session);
            int events = (int) session.number("--events", session.either(100_000L, 1_000_000L));
            fill(story, events);
            long begin = System.nanoTime();
            long before = database.number("select size from proof_tree");
            awaitHashed(database);
            long hashed = database.number("select size from proof_tree") - before;
            session.report()
                    .line(Line.of("proofs@catch-up")
                            .with("events", hashed)
                            .with("events_per_s", hashed * 1e9 / (System.nanoTime() - begin)));
            proofs(application, database, session);
        }
    }

    private static void fill(Story story, int events) throws SQLException {
        int requests = events / Story.EVENTS_OF_A_WHOLE;
        story.whole(REQUESTS + 1, REQUESTS + requests);
    }

    private static void awaitHashed(Database database) throws SQLException, InterruptedException {
        while (database.number("select (select max(position) + 1 from ledger_event) - (select size from proof_tree)")
                > 0) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private static void appends(RunningApplication application, Database database, Session session)
            throws SQLException, InterruptedException {
        SystemCommands commands = application.part(SystemCommands.class);
        List<ClaimingReviewer> reviewers = new ArrayList<>();
        for (int number = 0; number < REVIEWERS; number++) {
            reviewers.add(new ClaimingReviewer(commands, number * REQUESTS / REVIEWERS, REQUESTS / REVIEWERS));
        }
        ClosedLoop.run(reviewers, REQUESTS / REVIEWERS);
        WarmUp.of("proofs", reviewers, session);
        TreeWorker worker = application.part(TreeWorker.class);
        for (int senders : List.of(1, REVIEWERS)) {
            List<Double> ratios = new ArrayList<>();
            List<Latencies> latencies = new ArrayList<>();
            List<ClaimingReviewer> some = reviewers.subList(0, senders);
            for (int round = 0; round < session.either(12, 20); round++) {
                awaitHashed(database);
                boolean isWithFirst = round % 2 == 0; // whoever comes second finds a warmer machine
                ClosedLoop.Slice first = slice(isWithFirst, worker, some, database, session);
                ClosedLoop.Slice second = slice(!isWithFirst, worker, some, database, session);
                ClosedLoop.Slice with = isWithFirst ? first : second;
                ClosedLoop.Slice without = isWithFirst ? second : first;
                ratios.add(with.perSecond() / without.perSecond());
                latencies.add(with.latencies());
                session.report()
                        .raw("proofs@append@%d round %d with %.0f/s without %.0f/s"
                                .formatted(senders, round, with.perSecond(), without.perSecond()));
            }
            session.report()
                    .line(Line.of("proofs@append@" + senders)
                            .with("ratio", Median.of(ratios))
                            .with(Latencies.together(latencies))
                            .with("rounds", ratios.size())
                            .with("reference", "without-tree"));
        }
    }

    /** The tree is where the ledger is when a slice begins: none pays for what came before it. */
    private static ClosedLoop.Slice slice(
            boolean isWith, TreeWorker worker, List<ClaimingReviewer> senders, Database database, Session session)
            throws SQLException, InterruptedException {
        if (!isWith) {
            worker.stop();
        }
        try {
            return ClosedLoop.run(senders, Duration.ofMillis(session.either(1000, 2500)));
        } finally {
            if (!isWith) {
                worker.start();
            }
            awaitHashed(database);
        }
    }

    private static void proofs(RunningApplication application, Database database, Session session)
            throws IOException, SQLException, InterruptedException {
        var proofs = application.part(io.muniment.query.proof.Proofs.class);
        Story.accepted(Caller.signIn(application.base(), "axel").post("/api/proofs/checkpoint", ""));
        long size = proofs.checkpoint(null).size();
        List<String> ids = database.texts(
                "select position || ' ' || event_id from ledger_event where position < ? and position % ? = 0",
                size, Math.max(1, size / 20_000));
        Random random = new Random(size);
        ClosedLoop.Step inclusion = () -> {
            String[] event = ids.get(random.nextInt(ids.size())).split(" ", 2);
            proofs.inclusion(event[1], Long.parseLong(event[0]), null);
        };
        ClosedLoop.Step consistency = () -> proofs.consistency(1 + random.nextLong(size), null);
        measure("proofs@inclusion", inclusion, size, session);
        measure("proofs@consistency", consistency, size, session);
    }

    private static void measure(String name, ClosedLoop.Step step, long size, Session session)
            throws InterruptedException {
        ClosedLoop.run(List.of(step), Duration.ofSeconds(session.either(8, 15)));
        Latencies latencies = ClosedLoop.run(List.of(step), Duration.ofSeconds(session.either(5, 20)))
                .latencies();
        session.report()
                .line(Line.of(name)
                        .with("events", size)
                        .with(latencies)
                        .with("proofs", latencies.count())
                        .with("reference", "none"));
    }
}
