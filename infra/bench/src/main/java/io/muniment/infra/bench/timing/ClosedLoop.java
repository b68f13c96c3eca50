package io.muniment.infra.bench.timing;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** So many senders, each with the next as soon as the last is answered. */
public final class ClosedLoop {

    /** What one sender does again and again. */
    @FunctionalInterface
    public interface Step {
        void take() throws IOException, InterruptedException, SQLException;
    }

    public record Slice(double perSecond, Latencies latencies) {}

    private ClosedLoop() {}

    public static Slice run(List<? extends Step> senders, Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        return run(senders, _ -> System.nanoTime() < end);
    }

    public static Slice run(List<? extends Step> senders, int timesEach) throws InterruptedException {
        return run(senders, taken -> taken < timesEach);
    }

    private static Slice run(List<? extends Step> senders, IntPredicate goesOn) throws InterruptedException {
        ConcurrentLinkedQueue<LongStream> taken = new ConcurrentLinkedQueue<>();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (Step sender : senders) {
            Thread thread = Thread.ofPlatform().unstarted(() -> taken.add(send(sender, goesOn)));
            thread.setUncaughtExceptionHandler((_, thrown) -> failure.set(thrown));
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new IllegalStateException("A sender failed, so nothing was measured", thrown);
        }
        Latencies latencies = Latencies.of(taken.stream().flatMapToLong(one -> one));
        return new Slice(latencies.count() * 1e9 / (System.nanoTime() - begin), latencies);
    }

    private static LongStream send(Step sender, IntPredicate goesOn) {
        LongStream.Builder nanos = LongStream.builder();
        long now = System.nanoTime();
        for (int taken = 0; goesOn.test(taken); taken++) {
            try {
                sender.take();
            } catch (IOException | InterruptedException | SQLException refused) {
                throw new IllegalStateException(refused);
            }
            long answered = System.nanoTime();
            nanos.add(answered - now);
            now = answered;
        }
        return nanos.build();
    }
}
