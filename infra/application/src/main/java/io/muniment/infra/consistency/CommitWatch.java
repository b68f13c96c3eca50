package io.muniment.infra.consistency;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Wakes those who wait for a position as soon as a processor of this process has committed it. */
@Component
public class CommitWatch {

    private final ObjectProvider<LocalSegments> segments;
    private final Map<String, NavigableSet<Watcher>> watchers = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    CommitWatch(ObjectProvider<LocalSegments> segments) {
        this.segments = segments;
    }

    /** To be called after the commit, by the thread that works on the segment. */
    public void committed(String processor, int segment, TrackingToken token) {
        NavigableSet<Watcher> waiting = watchers.get(processor);
        if (waiting == null || waiting.isEmpty()) {
            return;
        }
        TrackingToken reached = WrappedToken.unwrapLowerBound(token);
        Optional<Segment> worked = segments.getObject().find(processor, segment);
        if (reached != null && worked.isPresent()) {
            long position = reached.position().orElse(-1);
            for (Watcher watcher : waiting) {
                if (watcher.awaited.position() > position) {
                    return;
                }
                if (watcher.awaited.isAllIn(worked.get())) {
                    watcher.reach();
                }
            }
        }
    }

    /** For the current thread, until it is closed. */
    Watcher watch(String processor, Awaited awaited) {
        NavigableSet<Watcher> waiting = watchers.computeIfAbsent(processor, _ -> new ConcurrentSkipListSet<>());
        Watcher watcher = new Watcher(awaited, count.incrementAndGet(), Thread.currentThread(), waiting);
        waiting.add(watcher);
        return watcher;
    }

    /** Somebody who waits, in the order of what they wait for. */
    static final class Watcher implements Comparable<Watcher>, AutoCloseable {

        private static final Comparator<Watcher> ORDER = Comparator.<Watcher>comparingLong(
                        watcher -> watcher.awaited.position())
                .thenComparingLong(watcher -> watcher.number);

        private final Awaited awaited;
        private final long number;
        private final Thread thread;
        private final NavigableSet<Watcher> among;
        private volatile boolean reached;

        Watcher(Awaited awaited, long number, Thread thread, NavigableSet<Watcher> among) {
            this.awaited = awaited;
            this.number = number;
            this.thread = thread;
            this.among = among;
        }

        boolean isReached() {
            return reached;
        }

        void await(long nanos) {
            if (!reached) {
                LockSupport.parkNanos(this, nanos);
            }
        }

        private void reach() {
            reached = true;
            LockSupport.unpark(thread);
        }

        @Override
        public int compareTo(Watcher other) {
            return ORDER.compare(this, other);
        }

        @Override
        public void close() {
            among.remove(this);
        }
    }
}
