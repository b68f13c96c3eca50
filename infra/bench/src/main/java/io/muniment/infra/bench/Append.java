package io.muniment.infra.bench;

import io.muniment.command.SystemCommands;
import io.muniment.infra.bench.running.RunningApplication;
import io.muniment.infra.bench.running.Servers;
import io.muniment.infra.bench.running.Story;
import io.muniment.infra.bench.timing.ClosedLoop;
import io.muniment.infra.bench.timing.InTurns;
import io.muniment.infra.bench.timing.Reference;
import io.muniment.infra.bench.timing.WarmUp;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Command to durable event, through the whole command bus and a real aggregate. */
final class Append implements Measure {

    private static final int REVIEWERS = 32;

    /** All of them are remembered, as those are that somebody works on; what it costs to load one says {@code load}. */
    private static final int REQUESTS = REVIEWERS * 256;

    @Override
    public void take(Session session) throws IOException, SQLException, InterruptedException {
        try (Servers servers = Servers.withoutSearch(session.folder());
                RunningApplication application = RunningApplication.start(
                        servers.settings(session.folder().resolve("data")), session.log("application"))) {
            Story story = Story.live(application.base(), servers.database());
            application.stopFollowing();
            story.queued(REQUESTS);
            Reference reference = Reference.of(servers.database(), session);
            SystemCommands commands = application.part(SystemCommands.class);
            List<ClaimingReviewer> reviewers = new ArrayList<>();
            for (int number = 0; number < REVIEWERS; number++) {
                reviewers.add(new ClaimingReviewer(commands, number * REQUESTS / REVIEWERS, REQUESTS / REVIEWERS));
            }
            ClosedLoop.run(reviewers, REQUESTS / REVIEWERS);
            WarmUp.of("append", reviewers, session);
            for (int senders : List.of(1, 8, REVIEWERS)) {
                InTurns turns = new InTurns("append@" + senders, session, reference);
                session.report().line(turns.measure(senders, reviewers.subList(0, senders)));
            }
        }
    }
}
