package io.muniment.infra.axon;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.StreamableMessageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GatheringTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SHORT = Duration.ofMillis(80);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Queue<TrackedEventMessage<?>> stored = new ArrayDeque<>();

    private BlockingStream<TrackedEventMessage<?>> gathered(Duration apart) {
        StreamableMessageSource<TrackedEventMessage<?>> source = _ -> new Stored();
        return new Gathering(source, apart, Clock.fixed(NOW, ZoneOffset.UTC)).openStream(null);
    }

    private void store(Instant recordedAt) {
        stored.add(new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(stored.size()),
                new GenericEventMessage<>("event-" + stored.size(), "happened", MetaData.emptyInstance(), recordedAt)));
    }

    private void take(BlockingStream<TrackedEventMessage<?>> stream, String expected) throws InterruptedException {
        assertThat(stream.nextAvailable().getIdentifier()).isEqualTo(expected);
    }

    @Test
    @Timeout(30)
    void whatComesAfterALongTimeIsHandedOutAtOnce() throws InterruptedException {
        var stream = gathered(LONG);
        store(NOW);

        assertThat(stream.hasNextAvailable(1, SECONDS)).isTrue();
        take(stream, "event-0");
    }

    @Test
    void whatComesRightAfterItGathers() throws InterruptedException {
        var stream = gathered(SHORT);
        store(NOW);
        long begin = System.nanoTime();
        stream.hasNextAvailable(1, SECONDS);
        take(stream, "event-0");
        store(NOW.plusMillis(20));
        store(NOW.plusMillis(40));

        assertThat(stream.hasNextAvailable(1, SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(SHORT);
        assertThat(stream.hasNextAvailable()).isTrue();
    }

    @Test
    @Timeout(30)
    void whoIsBehindDoesNotWait() throws InterruptedException {
        var stream = gathered(LONG);
        store(NOW.minus(LONG));
        store(NOW.minus(LONG));

        for (String expected : List.of("event-0", "event-1")) {
            assertThat(stream.hasNextAvailable(1, SECONDS)).isTrue();
            take(stream, expected);
        }
    }

    @Test
    @Timeout(30)
    void whoOnlyLooksDoesNotWait() throws InterruptedException {
        var stream = gathered(LONG);
        store(NOW);
        stream.hasNextAvailable(1, SECONDS);

        assertThat(stream.hasNextAvailable(0, SECONDS)).isTrue();
        assertThat(stream.hasNextAvailable()).isTrue();
    }

    @Test
    @Timeout(30)
    void anotherClockThatIsAheadMakesItWaitNoLonger() throws InterruptedException {
        var stream = gathered(SHORT);
        store(NOW.plus(LONG));
        stream.hasNextAvailable(1, SECONDS);

        assertThat(stream.hasNextAvailable(1, SECONDS)).isTrue();
    }

    @Test
    void withoutEventsThereIsNothingToWaitFor() throws InterruptedException {
        assertThat(gathered(LONG).hasNextAvailable(1, SECONDS)).isFalse();
    }

    /** Has at once whatever it will ever have. */
    private final class Stored implements BlockingStream<TrackedEventMessage<?>> {

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(stored.peek());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return !stored.isEmpty();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return stored.remove();
        }

        @Override
        public void close() {
            stored.clear();
        }
    }
}
