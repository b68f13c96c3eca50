package io.muniment.infra.bench.timing;

import io.muniment.infra.bench.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is measured cold is the compiler: first it runs until it grows no faster. */
public final class WarmUp {

    private static final Duration SLICE = Duration.ofSeconds(2);
    private static final int COMPARED = 10;
    private static final double FASTER = 1.02;
    private static final Duration SHORT = Duration.ofSeconds(12);
    private static final Duration LONG = Duration.ofMinutes(5);

    private WarmUp() {}

    /** Until the last slices were not faster than those before them, or for as long as there is patience. */
    public static void of(String name, List<? extends ClosedLoop.Step> senders, Session session)
            throws InterruptedException {
        long giveUp = System.nanoTime() + session.either(SHORT, LONG).toNanos();
        List<Double> rates = new ArrayList<>();
        while (isFaster(rates) && System.nanoTime() < giveUp) {
            double rate = ClosedLoop.run(senders, SLICE).perSecond();
            session.report().raw("%s warming up %.0f/s".formatted(name, rate));
            rates.add(rate);
        }
    }

    private static boolean isFaster(List<Double> rates) {
        int count = rates.size();
        return count < 2 * COMPARED
                || Median.of(rates.subList(count - COMPARED, count))
                        > FASTER * Median.of(rates.subList(count - 2 * COMPARED, count - COMPARED));
    }
}
