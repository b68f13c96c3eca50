package io.muniment.infra.bench;

import io.muniment.infra.bench.running.ApplicationProcess;
import io.muniment.infra.bench.running.BenchEndpoint;
import io.muniment.infra.bench.running.Caller;
import io.muniment.infra.bench.running.KeepAlive;
import io.muniment.infra.bench.running.Servers;
import io.muniment.infra.bench.running.Story;
import io.muniment.infra.bench.timing.ClosedLoop;
import io.muniment.infra.bench.timing.InTurns;
import io.muniment.infra.bench.timing.Reference;
import io.muniment.infra.bench.timing.WarmUp;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An authenticated, idempotent POST to durable event, over HTTP, against the plain INSERT of 32 clients. */
final class Http implements Measure {

    private static final int CLIENTS = 32;

    /** All of them are remembered, as those are that somebody works on; what it costs to load one says {@code load}. */
    private static final int REQUESTS = CLIENTS * 256;

    @Override
    public void take(Session session) throws IOException, SQLException, InterruptedException {
        try (Servers servers = Servers.withoutSearch(session.folder());
                ApplicationProcess application = ApplicationProcess.start(
                        servers.settings(session.folder().resolve("data")), session.log("application"))) {
            Story story = Story.live(application.base(), servers.database());
            String rita = Caller.signIn(application.base(), "rita").token();
            Story.accepted(new Caller(application.base(), rita).post(BenchEndpoint.STOP_FOLLOWING, ""));
            story.queued(REQUESTS);
            Reference reference = Reference.of(servers.database(), session);
            List<Reviewer> reviewers = new ArrayList<>();
            try {
                for (int number = 0; number < CLIENTS; number++) {
                    reviewers.add(new Reviewer(application.base(), rita, number));
                }
                ClosedLoop.run(reviewers, REQUESTS / CLIENTS);
                WarmUp.of("http", reviewers, session);
                InTurns turns = new InTurns("http@" + CLIENTS, session, reference);
                session.report().line(turns.measure(CLIENTS, reviewers));
            } finally {
                for (Reviewer reviewer : reviewers) {
                    reviewer.connection.close();
                }
            }
        }
    }

    /**
     * Claims and releases requests that are theirs alone, first each of them, then in no order; under a new key each
     * time.
     */
    private static final class Reviewer implements ClosedLoop.Step {

        private static final int EACH = REQUESTS / CLIENTS;

        private final KeepAlive connection;
        private final String token;
        private final int number;
        private final boolean[] claimed = new boolean[EACH];
        private final Random random;
        private int sent;

        Reviewer(URI base, String token, int number) throws IOException {
            this.connection = new KeepAlive(base);
            this.token = token;
            this.number = number;
            this.random = new Random(number);
        }

        @Override
        public void take() throws IOException {
            int place = sent < EACH ? sent : random.nextInt(EACH);
            String path = Story.REQUESTS + "/" + Story.idOf(number * EACH + place + 1)
                    + (claimed[place] ? "/release" : "/claim");
            sent++;
            connection.exchange(KeepAlive.request(
                    "POST", path, token, "Content-Length: 0", "Idempotency-Key: bench-%d-%d".formatted(number, sent)));
            claimed[place] = !claimed[place];
        }
    }
}
