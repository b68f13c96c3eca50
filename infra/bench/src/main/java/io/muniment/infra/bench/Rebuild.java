package io.muniment.infra.bench;

import io.muniment.infra.bench.running.Database;
import io.muniment.infra.bench.running.RunningApplication;
import io.muniment.infra.bench.running.Servers;
import io.muniment.infra.bench.running.Story;
import io.muniment.infra.bench.timing.Median;
import io.muniment.infra.rebuild.ProjectionRebuilds;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * The verification read models, made anew from the whole ledger beside the live ones and put in their place, against
 * COPY of the rows that they end up with into tables with the same indexes.
 */
final class Rebuild implements Measure {

    private static final List<String> MODELS = List.of("verification-request-details", "verification-review-queue");
    private static final List<String> TABLES = List.of(
            "verification_requests",
            "verification_documents",
            "verification_findings",
            "verification_review_candidates",
            "verification_review_queue");
    private static final int TENFOLD = 10;

    @Override
    public void take(Session session) throws IOException, SQLException, InterruptedException {
        int requests = session.either(100_000, 1_000_000) / Story.EVENTS_OF_A_WHOLE;
        try (Servers servers = Servers.withoutSearch(session.folder());
                RunningApplication application = RunningApplication.start(
                        servers.settings(session.folder().resolve("data")), session.log("application"))) {
            Story story = Story.live(application.base(), servers.database());
            application.stopFollowing();
            Turns turns = new Turns(application.part(ProjectionRebuilds.class), servers.database(), session);
            story.whole(1, requests / TENFOLD);
            turns.take("warm-up");
            Turn few = turns.take("rebuild@tenth");
            story.whole(requests / TENFOLD + 1, requests);
            Turn all = turns.take("rebuild");
            session.report().line(few.line());
            session.report().line(all.line().with("rate_to_tenth", all.eventsPerSecond() / few.eventsPerSecond()));
        }
    }

    private record Turn(String name, long events, List<Double> rebuildSeconds, List<Double> copySeconds) {

        double eventsPerSecond() {
            return events / Median.of(rebuildSeconds);
        }

        Line line() {
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < rebuildSeconds.size(); round++) {
                ratios.add(copySeconds.get(round) / rebuildSeconds.get(round));
            }
            return Line.of(name)
                    .with("ratio", Median.of(ratios))
                    .with("events", events)
                    .with("s", Median.of(rebuildSeconds))
                    .with("events_per_s", eventsPerSecond())
                    .with("copy_s", Median.of(copySeconds))
                    .with("rounds", ratios.size())
                    .with("reference", "copy");
        }
    }

    private record Turns(ProjectionRebuilds rebuilds, Database database, Session session) {

        Turn take(String name) throws IOException, SQLException, InterruptedException {
            seen();
            long events = database.number("select max(position) + 1 from ledger_event");
            List<Double> rebuildSeconds = new ArrayList<>();
            List<Double> copySeconds = new ArrayList<>();
            for (int round = 0; round < session.either(1, 3); round++) {
                database.execute("truncate " + String.join(", ", TABLES));
                long begin = System.nanoTime();
                rebuild();
                rebuildSeconds.add((System.nanoTime() - begin) / 1e9);
                copySeconds.add(copy());
                session.report()
                        .raw("%s round %d rebuild %.2f s copy %.2f s"
                                .formatted(name, round, rebuildSeconds.getLast(), copySeconds.getLast()));
            }
            return new Turn(name, events, rebuildSeconds, copySeconds);
        }

        /** A rebuild goes as far as the live read models, which nobody fills here. */
        private void seen() throws SQLException {
            database.execute("""
                    update token_entry
                    set token = convert_to(json_build_object('globalIndex', (select max(position) from ledger_event))::text,
                          'UTF8'),
                        token_type = 'org.axonframework.eventhandling.GlobalSequenceTrackingToken'""");
        }

        private void rebuild() throws IOException, SQLException, InterruptedException {
            try {
                rebuilds.rebuild(MODELS).get();
            } catch (ExecutionException failed) {
                throw new IOException("The rebuild failed", failed.getCause());
            }
            long rows = database.number("select count(*) from verification_requests");
            long requests = database.number("select count(distinct aggregate_id) from ledger_event");
            if (rows != requests) {
                throw new IOException("%d rows of %d requests".formatted(rows, requests));
            }
        }

        /** The time it takes PostgreSQL to take in the same rows. */
        private double copy() throws SQLException {
            double seconds = 0;
            for (String table : TABLES) {
                Path rows = session.folder().resolve(table + ".rows").toAbsolutePath();
                database.execute(
                        "copy %s to '%s' (format binary)".formatted(table, rows),
                        "drop table if exists copied",
                        "create table copied (like %s including all)".formatted(table));
                long begin = System.nanoTime();
                database.execute("copy copied from '%s' (format binary)".formatted(rows));
                seconds += (System.nanoTime() - begin) / 1e9;
            }
            return seconds;
        }
    }
}
