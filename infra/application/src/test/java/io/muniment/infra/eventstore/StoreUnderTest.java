package io.muniment.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewReleased;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;

/** A store on trial, and how to append to it, read it and follow it, whichever it is. */
abstract class StoreUnderTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    abstract EventStore store();

    abstract Ledger ledger();

    /** A second process on the same events. */
    abstract EventStore storeOfAnotherProcess();

    /** Leaves every connection to the server dead, as a network does. */
    abstract void cutConnections();

    final void untilItWorks(Runnable append, String id, int wanted) {
        long giveUp = System.nanoTime() + SOON.toNanos();
        while (read(id).size() < wanted && System.nanoTime() < giveUp) {
            try {
                append.run();
            } catch (RuntimeException stillAway) {
                assertThat(stillAway).isNotInstanceOf(AssertionError.class);
            }
        }
    }

    final String newId() {
        return VerificationRequestId.PREFIX + "_"
                + new UUID(timeOrdered(), UUID.randomUUID().getLeastSignificantBits());
    }

    private static long timeOrdered() {
        return System.currentTimeMillis() << 16
                | 0x7000L
                | ThreadLocalRandom.current().nextLong(0x1000L);
    }

    final DomainEventMessage<?> event(String id, long version) {
        return message(id, version, new ReviewReleased(new VerificationRequestId(id), "rita"));
    }

    final void append(List<? extends DomainEventMessage<?>> events) {
        append(store(), events);
    }

    static void append(EventStore store, List<? extends DomainEventMessage<?>> events) {
        store.publish(events);
    }

    final List<? extends DomainEventMessage<?>> read(String id) {
        return store().readEvents(id).asStream().toList();
    }

    static RequestSubmitted submitted(String id) {
        return new RequestSubmitted(
                new VerificationRequestId(id),
                VerificationType.PROPERTY,
                "property-1",
                "12 Harbour Street",
                "ada",
                "Ada Lovelace",
                Instant.EPOCH,
                Instant.EPOCH);
    }

    static DomainEventMessage<?> message(String id, long version, Object payload) {
        return new GenericDomainEventMessage<>(
                "verification-request", id, version, payload, MetaData.from(Map.of("tenant", "demo", "actor", "rita")));
    }

    static List<TrackedEventMessage<?>> follow(EventStore store, TrackingToken after, int wanted)
            throws InterruptedException {
        List<TrackedEventMessage<?>> seen = new ArrayList<>();
        try (var stream = store.openStream(after)) {
            while (seen.size() < wanted && stream.hasNextAvailable((int) SOON.toMillis(), TimeUnit.MILLISECONDS)) {
                seen.add(stream.nextAvailable());
            }
        }
        assertThat(seen).hasSize(wanted);
        return seen;
    }

    static List<Long> versions(List<? extends TrackedEventMessage<?>> events) {
        return events.stream()
                .map(event -> ((DomainEventMessage<?>) event).getSequenceNumber())
                .toList();
    }

    static void inParallel(List<Callable<Void>> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        }
    }
}
