package io.muniment.infra.bench.lag;

import io.muniment.command.SystemCommands;
import io.muniment.command.verification.claimreview.ClaimReview;
import io.muniment.command.verification.releasereview.ReleaseReview;
import io.muniment.infra.bench.running.Story;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Appends so many events a second, each from a thread of its own: a slow one holds up no other. */
record SteadyWriter(SystemCommands commands, int perSecond, int requests) {

    private static final Actor RITA = Actor.person("rita", Role.REVIEWER, new TenantId("demo"));

    /** Each request is claimed, then released, and comes by again long after its last answer. */
    void write(Duration length, int firstTurn, Consumer<Appended> appended) throws InterruptedException {
        long begin = System.nanoTime();
        int turns = (int) (length.toMillis() * perSecond / 1000);
        for (int turn = 0; turn < turns; turn++) {
            long due = begin + turn * (TimeUnit.SECONDS.toNanos(1) / perSecond);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            int number = firstTurn + turn;
            Thread.ofVirtual().start(() -> appended.accept(append(number)));
        }
        Thread.sleep(1000);
    }

    private Appended append(int turn) {
        VerificationRequestId id = new VerificationRequestId(Story.idOf(turn % requests + 1));
        boolean claim = turn / requests % 2 == 0;
        long sent = Appended.now();
        long version = commandsAnswer(claim ? new ClaimReview(id) : new ReleaseReview(id), turn);
        return new Appended(id.value(), version, sent, Appended.now());
    }

    /** Five events were there before the first turn. */
    private long commandsAnswer(Object command, int turn) {
        commands.send(command, RITA);
        return 5L + turn / requests;
    }
}
