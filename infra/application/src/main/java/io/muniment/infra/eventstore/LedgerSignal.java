package io.muniment.infra.eventstore;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells readers that the ledger may have grown. A call between looking and waiting is never lost. */
public final class LedgerSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private final AtomicLong count = new AtomicLong();

    void raise() {
        lock.lock();
        try {
            count.incrementAndGet();
            raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public long count() {
        return count.get();
    }

    /** Waits until it was raised after {@code seen} was read, or the time is over. */
    public void await(long seen, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (count.get() == seen && left > 0) {
                left = raised.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
