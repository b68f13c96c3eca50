package io.muniment.infra.eventstore;

import io.muniment.kernel.privacy.RemembersPersons;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store on the ledger: whoever follows it is woken when it grows and asks by itself only as a fallback.
 */
public final class LedgerEventStore extends AbstractEventStore implements RemembersPersons {

    private static final int AT_ONCE = 1000;

    private final LedgerSignal grown;
    private final RecentEvents recent;

    LedgerEventStore(Parts parts, LedgerSignal grown) {
        super(parts);
        this.grown = grown;
        this.recent = new RecentEvents(this::read, grown);
    }

    /** As far as it can be read: what stands before an event that nobody knows need not wait with it. */
    private RecentEvents.Read read(long after) {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        boolean isCutShort = false;
        try (var stored = storageEngine().readEvents(new GlobalSequenceTrackingToken(after), false)) {
            stored.limit(AT_ONCE).forEach(events::add);
        } catch (UnknownEvent unreadable) {
            if (events.isEmpty()) {
                throw unreadable;
            }
            isCutShort = true;
        }
        return new RecentEvents.Read(events, !isCutShort && events.size() < AT_ONCE);
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken after) {
        return new Following(LedgerReader.positionOf(after));
    }

    @Override
    public void forget() {
        recent.forget();
    }

    static final class Parts extends AbstractEventStore.Builder {

        Parts(EventStorageEngine engine, MessageMonitor<? super EventMessage<?>> monitor, EventBusSpanFactory spans) {
            storageEngine(engine);
            messageMonitor(monitor);
            spanFactory(spans);
        }
    }

    private final class Following implements TrackingEventStream {

        private final Queue<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
        private long position;

        Following(long position) {
            this.position = position;
        }

        /** For what may be added to a batch. What cannot be read is told to whoever wants the next event. */
        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            try {
                fetch();
            } catch (UnknownEvent _) {
                return Optional.empty();
            }
            return Optional.ofNullable(fetched.peek());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long until = System.nanoTime() + unit.toNanos(timeout);
            long seen = grown.count();
            fetch();
            long left = until - System.nanoTime();
            while (fetched.isEmpty() && left > 0) {
                grown.await(seen, Math.min(left, RecentEvents.ASK_AT_LEAST_EVERY.toNanos()));
                seen = grown.count();
                fetch();
                left = until - System.nanoTime();
            }
            return !fetched.isEmpty();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            boolean available = false;
            while (!available) {
                available = hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS);
            }
            return fetched.remove();
        }

        private void fetch() {
            if (!fetched.isEmpty()) {
                return;
            }
            List<TrackedEventMessage<?>> events = recent.after(position);
            if (!events.isEmpty()) {
                fetched.addAll(events);
                position = LedgerReader.positionOf(events.getLast().trackingToken());
            }
        }

        @Override
        public void close() {
            fetched.clear();
        }
    }
}
