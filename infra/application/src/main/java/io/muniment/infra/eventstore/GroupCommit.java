package io.muniment.infra.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets those who come while another is served be served together: the first of them serves all, with one round trip and
 * one flush to disk. Who comes alone is served at once, by itself.
 */
final class GroupCommit<T> {

    /** Serves a group and says of each of its members what failed, or null. */
    @FunctionalInterface
    interface Writer<T> {
        List<@Nullable RuntimeException> serve(List<T> group);
    }

    private final Writer<T> writer;
    private final int largestGroup;
    private final Queue<Waiting<T>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock leading = new ReentrantLock();

    GroupCommit(int largestGroup, Writer<T> writer) {
        this.largestGroup = largestGroup;
        this.writer = writer;
    }

    /** Returns when the item is served, and throws what was said of it. */
    void commit(T item) {
        Waiting<T> mine = new Waiting<>(item, Thread.currentThread());
        waiting.add(mine);
        while (!mine.served) {
            if (leading.tryLock()) {
                try {
                    if (!mine.served) {
                        serveGroup();
                    }
                } finally {
                    leading.unlock();
                }
                callNext();
            } else {
                mine.await();
            }
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
    }

    private void serveGroup() {
        List<Waiting<T>> group = new ArrayList<>();
        for (Waiting<T> next = waiting.poll(); next != null; next = waiting.poll()) {
            group.add(next);
            if (group.size() == largestGroup) {
                break;
            }
        }
        boolean served = false;
        try {
            List<@Nullable RuntimeException> failures =
                    writer.serve(group.stream().map(one -> one.item).toList());
            for (int place = 0; place < group.size(); place++) {
                group.get(place).isServed(failures.get(place));
            }
            served = true;
        } finally {
            if (!served) {
                group.forEach(one -> one.isServed(new IllegalStateException("Nobody knows what became of this group")));
            }
        }
    }

    /** The lock is free now: whoever came meanwhile must not sleep on. */
    private void callNext() {
        Waiting<T> next = waiting.peek();
        if (next != null) {
            next.call();
        }
    }

    private static final class Waiting<T> {

        private final T item;
        private final Thread thread;
        private volatile boolean served;
        private volatile boolean called;
        private @Nullable RuntimeException failure;

        Waiting(T item, Thread thread) {
            this.item = item;
            this.thread = thread;
        }

        void await() {
            while (!served && !called) {
                LockSupport.park(this);
            }
            called = false;
        }

        void call() {
            called = true;
            LockSupport.unpark(thread);
        }

        void isServed(@Nullable RuntimeException how) {
            failure = how;
            served = true;
            LockSupport.unpark(thread);
        }
    }
}
