package io.muniment.infra.bench.faults;

import io.muniment.infra.bench.Report;
import io.muniment.infra.bench.faults.Clerk.Desk;
import io.muniment.infra.bench.running.Caller;
import io.muniment.infra.bench.running.Following;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Clerks at work while one fault after the other strikes, in an order and at moments that the seed decides. */
final class Episode {

    private static final int CLERKS = 6;
    private static final int MOST_COMMANDS_IN_PEACE = 40;
    private static final Duration LONGEST_PEACE = Duration.ofSeconds(4);

    private final long seed;
    private final Random random;
    private final Site site;
    private final Report report;
    private final Desk desk = new Desk(new CopyOnWriteArrayList<>(), new ConcurrentLinkedQueue<>());

    Episode(long seed, Site site, Report report) {
        this.seed = seed;
        this.random = new Random(seed);
        this.site = site;
        this.report = report;
    }

    /** Returns when the last command is answered or given up, and all is whole and quiet again. */
    void play(List<Fault> faults) throws IOException, SQLException, InterruptedException {
        note("launched");
        site.awaitServing();
        note("serving");
        AtomicBoolean isOver = new AtomicBoolean();
        List<Thread> clerks = employ(isOver);
        List<Fault> shuffled = new ArrayList<>(faults);
        Collections.shuffle(shuffled, random);
        for (Fault fault : shuffled) {
            enjoyPeace();
            note(fault.toString());
            fault.strike(site, random);
            if (random.nextBoolean()) {
                site.awaitServing();
            } else {
                site.heal();
            }
        }
        site.awaitServing();
        note("whole again");
        enjoyPeace();
        isOver.set(true);
        for (Thread clerk : clerks) {
            clerk.join();
        }
        note("all answered");
        Following.awaitQuiet(site.database());
        note("quiet");
    }

    /** So that there is work to strike into. */
    private void enjoyPeace() throws InterruptedException {
        int enough = desk.sent().size() + random.nextInt(MOST_COMMANDS_IN_PEACE);
        long over = System.nanoTime() + LONGEST_PEACE.toNanos();
        while (desk.sent().size() < enough && System.nanoTime() < over) {
            Thread.sleep(1);
        }
    }

    List<Sent> sent() {
        return List.copyOf(desk.sent());
    }

    /** For whoever wants to know what happened when. */
    private void note(String what) {
        report.raw("%s seed=%d %s".formatted(LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS), seed, what));
    }

    private List<Thread> employ(AtomicBoolean isOver) throws IOException, InterruptedException {
        Caller ada = Caller.signIn(site.base(), "ada");
        Caller rita = Caller.signIn(site.base(), "rita");
        List<Thread> clerks = new ArrayList<>();
        for (int number = 0; number < CLERKS; number++) {
            Clerk clerk = new Clerk(ada, rita, desk, "seed-%d-clerk-%d".formatted(seed, number), random.nextLong());
            clerks.add(Thread.ofVirtual().start(() -> {
                try {
                    while (!isOver.get()) {
                        clerk.work();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        return clerks;
    }
}
