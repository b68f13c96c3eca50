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
 * Events for a processor that is in no hurry: the first of a batch is handed out when it is as old as said, and those
 * that came right after it go with it. Who is behind never waits. Each batch is a transaction, whatever its size: this
 * is what leaves the machine to those whom somebody waits for.
 */
record Gathering(StreamableMessageSource<TrackedEventMessage<?>> source, Duration age, Clock clock)
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
                Thread.sleep(missing(first.get()));
            }
            return true;
        }

        /** Never longer than the age itself, whatever the clock says that recorded it. */
        private Duration missing(TrackedEventMessage<?> event) {
            Duration left =
                    Duration.between(clock.instant(), event.getTimestamp().plus(age));
            return left.compareTo(age) > 0 ? age : left;
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
