package io.muniment.infra.bench;

import io.muniment.command.SystemCommands;
import io.muniment.command.verification.claimreview.ClaimReview;
import io.muniment.command.verification.releasereview.ReleaseReview;
import io.muniment.infra.bench.running.RunningApplication;
import io.muniment.infra.bench.running.Servers;
import io.muniment.infra.bench.running.Story;
import io.muniment.infra.bench.timing.ClosedLoop;
import io.muniment.infra.bench.timing.InTurns;
import io.muniment.infra.bench.timing.Reference;
import io.muniment.infra.bench.timing.WarmUp;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Command to durable event, through the whole command bus and a real aggregate. */
final class Append implements Measure {

    private static final Actor RITA = Actor.person("rita", Role.REVIEWER, new TenantId("demo"));

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
            List<Reviewer> reviewers = new ArrayList<>();
            for (int number = 0; number < REVIEWERS; number++) {
                reviewers.add(new Reviewer(commands, number * REQUESTS / REVIEWERS, REQUESTS / REVIEWERS));
            }
            ClosedLoop.run(reviewers, REQUESTS / REVIEWERS);
            WarmUp.of("append", reviewers, session);
            for (int senders : List.of(1, 8, REVIEWERS)) {
                InTurns turns = new InTurns("append@" + senders, session, reference);
                session.report().line(turns.measure(senders, reviewers.subList(0, senders)));
            }
        }
    }

    /** Claims and releases requests that are theirs alone, first each of them, then in no order. */
    private static final class Reviewer implements ClosedLoop.Step {

        private final SystemCommands commands;
        private final int first;
        private final boolean[] claimed;
        private final Random random;
        private int met;

        Reviewer(SystemCommands commands, int first, int count) {
            this.commands = commands;
            this.first = first;
            this.claimed = new boolean[count];
            this.random = new Random(first);
        }

        @Override
        public void take() {
            int place = met < claimed.length ? met++ : random.nextInt(claimed.length);
            VerificationRequestId id = new VerificationRequestId(Story.idOf(first + place + 1));
            commands.send(claimed[place] ? new ReleaseReview(id) : new ClaimReview(id), RITA);
            claimed[place] = !claimed[place];
        }
    }
}
