package io.muniment.infra.operations;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.kernel.identity.Actor;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Splits segments, so that more threads share the work, and merges them again. */
@Component
class SegmentControl {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OperatedProcessors processors;
    private final Claims claims;
    private final OperatorActions actions;

    SegmentControl(OperatedProcessors processors, Claims claims, OperatorActions actions) {
        this.processors = processors;
        this.claims = claims;
        this.actions = actions;
    }

    /** A given segment, or the one with the largest share. */
    void split(StreamingEventProcessor processor, @Nullable Integer wanted, Actor operator) {
        processors.onlyOneSegmentBecause(processor).ifPresent(reason -> {
            throw new Refused(EdgeCode.ONE_SEGMENT_ONLY, reason);
        });
        List<Segment> segments = segmentsOf(processor);
        int segment = chosen(processor, segments, wanted, Comparator.comparingInt(Segment::getMask));
        if (segments.size() >= processor.maxCapacity()) {
            throw new Refused(
                    EdgeCode.SEGMENT_REFUSED,
                    "It has a thread for each of %d segments, and none for one more.".formatted(segments.size()));
        }
        actions.note(operator, "split", processor.getName(), subject(segment), null);
        await(processor.splitSegment(segment));
    }

    /** A given segment, or the one with the smallest share, with the other half of what it was split from. */
    void merge(StreamingEventProcessor processor, @Nullable Integer wanted, Actor operator) {
        List<Segment> segments = segmentsOf(processor);
        int segment = chosen(
                processor,
                segments,
                wanted,
                Comparator.comparingInt(Segment::getMask).reversed());
        if (segments.size() == 1) {
            throw new Refused(EdgeCode.SEGMENT_REFUSED, "It is the only segment.");
        }
        actions.note(operator, "merge", processor.getName(), subject(segment), null);
        await(processor.mergeSegment(segment));
    }

    private List<Segment> segmentsOf(StreamingEventProcessor processor) {
        List<Claim> held = claims.of(processor.getName());
        if (held.stream().anyMatch(Claim::held)) {
            throw new Refused(EdgeCode.PROJECTION_PAUSED, "Resume it first.");
        }
        if (!processor.isRunning() || held.isEmpty()) {
            throw new Refused(EdgeCode.PROJECTION_NOT_RUNNING, "Its segments can be changed only while it runs.");
        }
        return held.stream().map(Claim::segment).toList();
    }

    private static int chosen(
            StreamingEventProcessor processor,
            List<Segment> segments,
            @Nullable Integer wanted,
            Comparator<Segment> order) {
        int segment =
                wanted == null ? segments.stream().min(order).orElseThrow().getSegmentId() : wanted;
        if (!processor.processingStatus().containsKey(segment)) {
            throw new Refused(
                    EdgeCode.SEGMENT_NOT_HERE,
                    "This process works on %s."
                            .formatted(processor.processingStatus().keySet()));
        }
        return segment;
    }

    private static void await(CompletableFuture<Boolean> change) {
        try {
            if (!change.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join()) {
                throw new Refused(EdgeCode.SEGMENT_REFUSED, "It changed hands meanwhile; look at it again.");
            }
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case UnableToClaimTokenException _ ->
                    throw new Refused(EdgeCode.SEGMENT_REFUSED, "Another process works on the other segment.");
                case TimeoutException _ ->
                    throw new Refused(EdgeCode.BUSY, "It has been asked for, and is not done yet; look at it again.");
                case null, default -> throw failed;
            }
        }
    }

    private static String subject(int segment) {
        return "segment " + segment;
    }
}
