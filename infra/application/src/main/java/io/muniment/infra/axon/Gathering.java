package io.muniment.infra.axon;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Events for a processor that takes a batch only so often: what comes after a long time is handed out at once, what
 * comes right after it gathers and goes together. Who is behind never waits. Each batch is a transaction, whatever its
 * size: this is what leaves the machine to those whom somebody waits for.
 */
record Gathering(StreamableMessageSource<TrackedEventMessage<?>> source, Duration apart, Clock clock)
        implements StreamableMessageSource<TrackedEventMessage<?>> {

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        return new Gathered(source.openStream(after));
    }

    @Override
    public TrackingToken createTailToken() {
        return source.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return source.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return source.createTokenAt(time);
    }

    @Override
    public TrackingToken createTokenSince(Duration duration) {
        return source.createTokenSince(duration);
    }

    private final class Gathered implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> events;
        private long lastBatch = System.nanoTime() - apart.toNanos();

        Gathered(BlockingStream<TrackedEventMessage<?>> events) {
            this.events = events;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return events.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (!events.hasNextAvailable(timeout, unit)) {
                return false;
            }
            Optional<TrackedEventMessage<?>> first = events.peek();
            if (first.isPresent() && timeout > 0) {
                Thread.sleep(shorter(untilNextBatch(), untilBehind(first.get())));
                lastBatch = System.nanoTime();
            }
            return true;
        }

        private Duration untilNextBatch() {
            return apart.minusNanos(System.nanoTime() - lastBatch);
        }

        private Duration untilBehind(TrackedEventMessage<?> event) {
            return Duration.between(clock.instant(), event.getTimestamp().plus(apart));
        }

        private static Duration shorter(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return events.nextAvailable();
        }

        @Override
        public void close() {
            events.close();
        }
    }
}
