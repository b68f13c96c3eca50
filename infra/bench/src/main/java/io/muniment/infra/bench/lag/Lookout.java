package io.muniment.infra.bench.lag;

import io.muniment.infra.bench.timing.Latencies;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for what was appended, again and again, until it is all in sight. */
final class Lookout {

    private final Sight sight;
    private final Duration between;
    private final ConcurrentLinkedQueue<Appended> appended = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Exception failure;
    private final List<Long> lagMicros = new ArrayList<>();
    private final List<Long> appendMicros = new ArrayList<>();

    Lookout(Sight sight, Duration between) {
        this.sight = sight;
        this.between = between;
    }

    void expect(Appended one) {
        appended.add(one);
    }

    /** There will be no more. */
    void fail(Exception reason) {
        failure = reason;
    }

    /** Ends when so many have been seen. */
    void watch(int count) throws IOException, SQLException, InterruptedException {
        Collection<Appended> notSeen = new ArrayList<>();
        long giveUp = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (lagMicros.size() < count) {
            for (Appended one = appended.poll(); one != null; one = appended.poll()) {
                notSeen.add(one);
                appendMicros.add(one.storedMicros() - one.sentMicros());
            }
            if (!notSeen.isEmpty()) {
                look(notSeen);
            }
            if (failure != null) {
                throw new IOException("The writer failed", failure);
            }
            if (System.nanoTime() > giveUp) {
                throw new IOException("%d of %d events were seen in time".formatted(lagMicros.size(), count));
            }
            LockSupport.parkNanos(between.toNanos());
        }
    }

    private void look(Collection<Appended> notSeen) throws IOException, SQLException, InterruptedException {
        Map<String, Long> versions = sight.of(notSeen.stream().map(Appended::id).collect(Collectors.toSet()));
        long now = Appended.now();
        notSeen.removeIf(one -> {
            boolean isSeen = versions.getOrDefault(one.id(), -1L) >= one.version();
            if (isSeen) {
                // the answer to the writer may be under way when a reader sees the event already
                lagMicros.add(Math.max(0, now - one.sentMicros()));
            }
            return isSeen;
        });
    }

    Latencies lag() {
        return Latencies.of(lagMicros.stream().mapToLong(TimeUnit.MICROSECONDS::toNanos));
    }

    Latencies append() {
        return Latencies.of(appendMicros.stream().mapToLong(TimeUnit.MICROSECONDS::toNanos));
    }
}
