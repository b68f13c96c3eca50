package io.muniment.infra.bench.lag;

import io.muniment.command.SystemCommands;
import io.muniment.infra.bench.Line;
import io.muniment.infra.bench.Measure;
import io.muniment.infra.bench.Session;
import io.muniment.infra.bench.running.Following;
import io.muniment.infra.bench.running.RunningApplication;
import io.muniment.infra.bench.running.Servers;
import io.muniment.infra.bench.running.Story;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** From sending a command to seeing its event in a read model, at a steady rate. */
public final class Lag implements Measure {

    private static final int PER_SECOND = 200;

    /** So many that the last answer about a request is long there when its turn comes round. */
    private static final int REQUESTS = 3_000;

    private static final Duration BETWEEN_ROWS = Duration.ofMillis(2);
    private static final Duration BETWEEN_SEARCHES = Duration.ofMillis(100);

    /** The documents of copied requests are not there to be read. */
    private static final String READS_DOCUMENTS = "verification-extraction";

    /** Appends for a while and tells of each event. */
    @FunctionalInterface
    private interface Source {
        void write(int perSecond, Duration length, int firstTurn, Consumer<Appended> appended)
                throws IOException, InterruptedException;
    }

    /** Both sign in as one role, whose connections are limited. */
    private static Map<String, String> withFewConnections(Map<String, String> settings) {
        Map<String, String> fewer = new HashMap<>(settings);
        fewer.put("spring.datasource.hikari.maximum-pool-size", "8");
        return fewer;
    }

    @Override
    public void take(Session session) throws IOException, SQLException, InterruptedException {
        Path data = session.folder().resolve("data");
        try (Servers servers = Servers.withSearch(session.folder());
                RunningApplication application =
                        RunningApplication.start(servers.settings(data), session.log("application"));
                RowsInSight rows = RowsInSight.in(servers.database())) {
            Story story = Story.live(application.base(), servers.database());
            application.unnoticedBy(READS_DOCUMENTS, () -> story.queued(REQUESTS));
            Following.awaitAll(servers.database());
            SteadyWriter here = new SteadyWriter(application.part(SystemCommands.class), REQUESTS);
            try (OtherProcess other =
                    OtherProcess.start(withFewConnections(servers.settings(data)), session, REQUESTS)) {
                Turns turns = new Turns(session);
                turns.warmUp(here::write, rows);
                turns.warmUp(other::write, rows);
                session.report().line(turns.take("lag@same-process", here::write, rows, BETWEEN_ROWS));
                session.report().line(turns.take("lag@other-process", other::write, rows, BETWEEN_ROWS));
                session.report()
                        .line(turns.take(
                                "lag@index", here::write, DocumentsInSight.at(servers.search()), BETWEEN_SEARCHES));
            }
        }
    }

    private static final class Turns {

        private final Session session;
        private final Duration length;
        private int next;

        Turns(Session session) {
            this.session = session;
            this.length = Duration.ofSeconds(session.either(5, 60));
        }

        /** Slowly at first: who is cold and at once in a hurry falls behind, and is then measured catching up. */
        void warmUp(Source source, Sight sight) throws IOException, SQLException, InterruptedException {
            for (int perSecond : List.of(PER_SECOND / 8, PER_SECOND / 4, PER_SECOND / 2, PER_SECOND)) {
                session.report()
                        .raw(take("warm-up", source, perSecond, length.dividedBy(3), sight, BETWEEN_ROWS)
                                .toString());
            }
        }

        Line take(String name, Source source, Sight sight, Duration between)
                throws IOException, SQLException, InterruptedException {
            return take(name, source, PER_SECOND, length, sight, between);
        }

        private Line take(String name, Source source, int perSecond, Duration during, Sight sight, Duration between)
                throws IOException, SQLException, InterruptedException {
            int count = (int) (during.toMillis() * perSecond / 1000);
            Lookout lookout = new Lookout(sight, between);
            int firstTurn = next;
            next += count;
            Thread writing = Thread.ofPlatform().daemon().start(() -> {
                try {
                    source.write(perSecond, during, firstTurn, lookout::expect);
                } catch (IOException | IllegalStateException e) {
                    lookout.fail(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            lookout.watch(count);
            writing.join();
            return Line.of(name)
                    .with(lookout.lag())
                    .with("append_p50_ms", lookout.append().millisAt(0.50))
                    .with("append_p99_ms", lookout.append().millisAt(0.99))
                    .with("events", count)
                    .with("per_s", perSecond)
                    .with("reference", "none");
        }
    }
}
