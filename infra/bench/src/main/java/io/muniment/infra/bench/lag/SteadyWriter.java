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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Appends so many events a second, each from a thread of its own: a slow one holds up no other. */
record SteadyWriter(SystemCommands commands, int requests) {

    private static final Actor RITA = Actor.person("rita", Role.REVIEWER, new TenantId("demo"));

    /**
     * Each request is claimed, then released, and comes by again long after its last answer. Returns when all are
     * answered.
     */
    void write(int perSecond, Duration length, int firstTurn, Consumer<Appended> appended) throws InterruptedException {
        long begin = System.nanoTime();
        int turns = (int) (length.toMillis() * perSecond / 1000);
        List<Thread> senders = new ArrayList<>();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        for (int turn = 0; turn < turns; turn++) {
            long due = begin + turn * (TimeUnit.SECONDS.toNanos(1) / perSecond);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            int number = firstTurn + turn;
            senders.add(Thread.ofVirtual()
                    .uncaughtExceptionHandler((_, thrown) -> failure.set(thrown))
                    .start(() -> appended.accept(append(number))));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("An append failed, so nothing was measured", failure.get());
        }
    }

    private Appended append(int turn) {
        int round = turn / requests;
        VerificationRequestId id = new VerificationRequestId(Story.idOf(turn % requests + 1));
        long sent = Appended.now();
        commands.send(round % 2 == 0 ? new ClaimReview(id) : new ReleaseReview(id), RITA);
        return new Appended(id.value(), Story.EVENTS_UNTIL_QUEUED + round, sent, Appended.now());
    }
}
