package io.muniment.infra.bench;

import io.muniment.infra.bench.running.ApplicationProcess;
import io.muniment.infra.bench.running.Caller;
import io.muniment.infra.bench.running.Caller.Answer;
import io.muniment.infra.bench.running.Servers;
import io.muniment.infra.bench.running.Story;
import io.muniment.infra.bench.timing.ClosedLoop;
import io.muniment.infra.bench.timing.Latencies;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** Reads that carry the token of the command before them: each must see what it did. */
final class Consistency implements Measure {

    private static final int READERS = 8;
    private static final int REQUESTS_EACH = 10;

    @Override
    public void take(Session session) throws IOException, SQLException, InterruptedException {
        try (Servers servers = Servers.withoutSearch(session.folder());
                ApplicationProcess application = ApplicationProcess.start(
                        servers.settings(session.folder().resolve("data")), session.log("application"))) {
            Story.live(application.base(), servers.database()).queued(READERS * REQUESTS_EACH);
            Outcome outcome = new Outcome(session.report());
            List<Reader> readers = new ArrayList<>();
            for (int number = 0; number < READERS; number++) {
                readers.add(new Reader(application.base(), number * REQUESTS_EACH, outcome));
            }
            int reads = session.either(2_000, 100_000);
            Latencies latencies = ClosedLoop.run(readers, reads / READERS).latencies();
            session.report()
                    .line(Line.of("consistency")
                            .with("reads", latencies.count())
                            .with("stale", outcome.stale.get())
                            .with("too_late", outcome.tooLate.get())
                            .with(latencies)
                            .with("reference", "none"));
        }
    }

    private static final class Outcome {

        private final Report report;
        private final AtomicLong stale = new AtomicLong();
        private final AtomicLong tooLate = new AtomicLong();

        Outcome(Report report) {
            this.report = report;
        }

        void stale(String what) {
            stale.incrementAndGet();
            report.finding("stale: " + what);
        }
    }

    /** Claims or releases one of its requests, then looks at once, in one of the places where it must be seen. */
    private static final class Reader implements ClosedLoop.Step {

        private static final int TOO_LATE = 504;

        private final Caller rita;
        private final int first;
        private final Outcome outcome;
        private final boolean[] claimed = new boolean[REQUESTS_EACH];
        private final Random random;

        Reader(URI base, int first, Outcome outcome) throws IOException, InterruptedException {
            this.rita = Caller.signIn(base, "rita");
            this.first = first;
            this.outcome = outcome;
            this.random = new Random(first);
        }

        @Override
        public void take() throws IOException, InterruptedException {
            int place = random.nextInt(REQUESTS_EACH);
            String id = Story.idOf(first + place + 1);
            String path = Story.REQUESTS + "/" + id;
            Answer receipt = Story.accepted(rita.post(path + (claimed[place] ? "/release" : "/claim"), ""));
            claimed[place] = !claimed[place];
            long version = receipt.body().path("version").asLong();
            boolean seen = switch (random.nextInt(3)) {
                case 0 -> after(receipt, path, body -> body.path("version").asLong() >= version);
                case 1 ->
                    after(
                            receipt,
                            path + "/events?size=1",
                            body -> body.path("total").asLong() > version);
                default -> after(receipt, Story.REQUESTS + "/queue", body -> isClaimed(body, id) == claimed[place]);
            };
            if (!seen) {
                outcome.stale(receipt.toString());
            }
        }

        private boolean after(Answer receipt, String path, Look look) throws IOException, InterruptedException {
            Answer answer = rita.get(path, "Consistency-Token", receipt.text("consistencyToken"));
            if (answer.status() == TOO_LATE) {
                outcome.tooLate.incrementAndGet();
                return true;
            }
            return look.sees(Story.accepted(answer).body());
        }

        private static boolean isClaimed(JsonNode queue, String id) {
            for (JsonNode review : queue.path("items")) {
                if (review.path("id").asString("").equals(id)) {
                    return !review.path("claimedBy").asString("").isEmpty();
                }
            }
            throw new IllegalStateException(id + " is not in the queue");
        }

        @FunctionalInterface
        private interface Look {
            boolean sees(JsonNode body);
        }
    }
}
