package io.muniment.infra.consistency;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.springframework.stereotype.Component;

/** The segments that processors of this process work on, and how far they are: known without asking the database. */
@Component
class LocalSegments {

    private final EventProcessingConfiguration processing;

    LocalSegments(EventProcessingConfiguration processing) {
        this.processing = processing;
    }

    Optional<Segment> find(String processor, int id) {
        return all(processor).stream()
                .map(EventTrackerStatus::getSegment)
                .filter(segment -> segment.getSegmentId() == id)
                .findFirst();
    }

    /** Whether every event of an aggregate is handled in the same segment. */
    boolean areSharedByAggregate(String processor) {
        return processing.sequencingPolicy(processor) instanceof SequentialPerAggregatePolicy;
    }

    /** Those that handle what is awaited; none unless all of it is handled here. */
    List<EventTrackerStatus> concernedBy(Awaited awaited, String processor) {
        List<EventTrackerStatus> concerned = all(processor).stream()
                .filter(status -> awaited.concerns(status.getSegment()))
                .toList();
        return concerned.stream().anyMatch(status -> awaited.isAllIn(status.getSegment())) ? concerned : List.of();
    }

    private Collection<EventTrackerStatus> all(String processor) {
        return processing
                .eventProcessor(processor, StreamingEventProcessor.class)
                .map(found -> found.processingStatus().values())
                .orElse(List.of());
    }
}
