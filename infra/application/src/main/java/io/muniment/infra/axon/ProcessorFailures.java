package io.muniment.infra.axon;

import io.muniment.infra.eventstore.UnknownEvent;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Knows why a processor does not get on. Processors try again for ever and say in the log why, but keep of it at most
 * that something failed.
 */
@Component
public class ProcessorFailures implements ErrorHandler {

    private static final long NOWHERE = -1;

    private final ObjectProvider<EventStore> events;
    private final Map<String, Noted> noted = new ConcurrentHashMap<>();

    ProcessorFailures(ObjectProvider<EventStore> events) {
        this.events = events;
    }

    @Override
    public void handleError(ErrorContext context) throws Exception {
        long position = context.failedEvents().stream()
                .mapToLong(ProcessorFailures::position)
                .max()
                .orElse(NOWHERE);
        noted.put(context.eventProcessor(), new Noted(context.error(), position));
        PropagatingErrorHandler.instance().handleError(context);
    }

    /** What keeps a processor that has come as far as a position from going on. */
    public Optional<Obstacle> of(StreamingEventProcessor processor, long position) {
        return Stream.of(statusOf(processor), batchOf(processor, position), nextEvent(processor, position))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Obstacle::of);
    }

    private static Optional<Throwable> statusOf(StreamingEventProcessor processor) {
        return processor.processingStatus().values().stream()
                .filter(EventTrackerStatus::isErrorState)
                .<Throwable>map(EventTrackerStatus::getError)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Over as soon as the processor is past what failed. */
    private Optional<Throwable> batchOf(StreamingEventProcessor processor, long position) {
        @Nullable Noted failed = noted.get(processor.getName());
        return failed == null || position >= failed.position ? Optional.empty() : Optional.of(failed.error);
    }

    /** What cannot be read never comes as far as a handler: reading it once more says what is wrong. */
    private Optional<Throwable> nextEvent(StreamingEventProcessor processor, long position) {
        if (!processor.isError()) {
            return Optional.empty();
        }
        try (var stream = events.getObject().openStream(new GlobalSequenceTrackingToken(position))) {
            stream.hasNextAvailable(0, TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (UnknownEvent unreadable) {
            return Optional.of(unreadable);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static long position(EventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElse(NOWHERE)
                : NOWHERE;
    }

    private record Noted(Throwable error, long position) {}
}
