package io.muniment.infra.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The newest events, read once for all who follow the ledger. Positions have no gaps, so a position is a place in the
 * ring.
 */
final class RecentEvents {

    /** In case nobody was told: the fallback, not the rule. */
    static final Duration ASK_AT_LEAST_EVERY = Duration.ofSeconds(1);

    private static final int KEPT = 4096;

    private final LongFunction<Read> read;
    private final LedgerSignal grown;
    private final @Nullable TrackedEventMessage<?>[] ring = new TrackedEventMessage<?>[KEPT];
    private final ReentrantLock lock = new ReentrantLock();

    /** The ring holds positions from {@code first} to {@code last}, or nothing. */
    private long first = 0;

    private long last = LedgerReader.START;

    private long foundNoMoreAt = -1;
    private long askedAt = System.nanoTime();

    /** What was read, and whether there was no more. */
    record Read(List<TrackedEventMessage<?>> events, boolean isAll) {}

    RecentEvents(LongFunction<Read> read, LedgerSignal grown) {
        this.read = read;
        this.grown = grown;
    }

    /** The next events after a position; none if there are no more yet. Who is far behind reads alone. */
    List<TrackedEventMessage<?>> after(long position) {
        lock.lock();
        try {
            if (position > last || position == last && worthAsking()) {
                return fetch(position);
            }
            if (position >= first - 1) {
                return kept(position);
            }
        } finally {
            lock.unlock();
        }
        return read.apply(position).events();
    }

    /** Whoever is behind reads alone. */
    void forget() {
        lock.lock();
        try {
            Arrays.fill(ring, null);
            first = last + 1;
        } finally {
            lock.unlock();
        }
    }

    private boolean worthAsking() {
        return grown.count() != foundNoMoreAt || System.nanoTime() - askedAt >= ASK_AT_LEAST_EVERY.toNanos();
    }

    private List<TrackedEventMessage<?>> fetch(long position) {
        long before = grown.count();
        askedAt = System.nanoTime();
        Read now = read.apply(position);
        List<TrackedEventMessage<?>> events = now.events();
        if (position != last) {
            first = position + 1;
            last = position;
        }
        if (now.isAll()) {
            foundNoMoreAt = before;
        }
        for (TrackedEventMessage<?> event : events) {
            last = LedgerReader.positionOf(event.trackingToken());
            ring[place(last)] = event;
        }
        first = Math.max(first, last - KEPT + 1);
        return events;
    }

    private List<TrackedEventMessage<?>> kept(long position) {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        for (long next = position + 1; next <= last; next++) {
            TrackedEventMessage<?> event = ring[place(next)];
            if (event != null && LedgerReader.positionOf(event.trackingToken()) == next) {
                events.add(event);
            }
        }
        return events;
    }

    private static int place(long position) {
        return (int) (position % KEPT);
    }
}
