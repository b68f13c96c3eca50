package io.muniment.infra.operations;

import static io.muniment.projection.schema.Tables.DEAD_LETTER;

import io.muniment.infra.axon.Obstacle;
import io.muniment.infra.axon.ProcessorFailures;
import io.muniment.infra.eventstore.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks at the processors: how far they are, and what keeps those from going on that do not. */
@Component
class ProjectionStatuses {

    private static final long BEFORE_THE_FIRST = -1;

    private final OperatedProcessors processors;
    private final ProcessorFailures failures;
    private final Claims claims;
    private final Ledger ledger;
    private final DSLContext db;
    private final ObjectProvider<Rebuilds> rebuilds;

    ProjectionStatuses(
            OperatedProcessors processors,
            ProcessorFailures failures,
            Claims claims,
            Ledger ledger,
            DSLContext db,
            ObjectProvider<Rebuilds> rebuilds) {
        this.processors = processors;
        this.failures = failures;
        this.claims = claims;
        this.ledger = ledger;
        this.db = db;
        this.rebuilds = rebuilds;
    }

    List<ProjectionStatus> all() {
        long head = ledger.head();
        return processors.all().stream()
                .map(processor -> statusOf(processor, head))
                .toList();
    }

    ProjectionStatus of(StreamingEventProcessor processor) {
        return statusOf(processor, ledger.head());
    }

    /** What holds a processor back that will not pass by itself. */
    Optional<Obstacle> lastingObstacleOf(StreamingEventProcessor processor) {
        List<Claim> held = claims.of(processor.getName());
        return held.stream().anyMatch(Claim::held)
                ? Optional.empty()
                : failures.of(processor, lowest(segments(processor, held, ledger.head())))
                        .filter(obstacle -> !obstacle.passing());
    }

    private ProjectionStatus statusOf(StreamingEventProcessor processor, long head) {
        List<Claim> held = claims.of(processor.getName());
        List<SegmentStatus> segments = segments(processor, held, head);
        long position = lowest(segments);
        List<String> groups = processors.groupsOf(processor);
        Optional<Obstacle> obstacle = failures.of(processor, position);
        ProjectionStatus.State state = state(held, obstacle.isPresent());
        return new ProjectionStatus(
                processor.getName(),
                groups,
                state,
                state == ProjectionStatus.State.FAILED
                        ? obstacle.map(Obstacle::cause).orElse(null)
                        : null,
                position,
                Math.max(0, head - position),
                segments.stream().anyMatch(SegmentStatus::replaying),
                db.fetchCount(DEAD_LETTER, DEAD_LETTER.PROCESSING_GROUP.in(groups)),
                segments,
                rebuilds.stream()
                        .flatMap(one -> one.of(processor.getName()).stream())
                        .findFirst()
                        .orElse(null));
    }

    private static ProjectionStatus.State state(List<Claim> claims, boolean isHeldBack) {
        if (claims.stream().anyMatch(Claim::held)) {
            return ProjectionStatus.State.PAUSED;
        }
        if (isHeldBack) {
            return ProjectionStatus.State.FAILED;
        }
        return claims.stream().anyMatch(Claim::alive) ? ProjectionStatus.State.RUNNING : ProjectionStatus.State.STOPPED;
    }

    private static List<SegmentStatus> segments(StreamingEventProcessor processor, List<Claim> claims, long head) {
        Map<Integer, EventTrackerStatus> here = processor.processingStatus();
        return claims.stream()
                .map(claim -> segment(claim, here.get(claim.segment().getSegmentId()), head))
                .toList();
    }

    private static SegmentStatus segment(Claim claim, @Nullable EventTrackerStatus here, long head) {
        // who works on it is further than what is committed: events that are nothing to it are not noted one by one
        TrackingToken token = here == null ? claim.token() : here.getTrackingToken();
        long position = position(token);
        int id = claim.segment().getSegmentId();
        int other = claim.segment().mergeableSegmentId();
        return new SegmentStatus(
                id,
                position,
                Math.max(0, head - position),
                token != null && ReplayToken.isReplay(token),
                here != null,
                claim.owner(),
                other == id ? null : other);
    }

    private static long position(@Nullable TrackingToken token) {
        TrackingToken reached = token == null ? null : WrappedToken.unwrapLowerBound(token);
        return reached == null ? BEFORE_THE_FIRST : reached.position().orElse(BEFORE_THE_FIRST);
    }

    private static long lowest(List<SegmentStatus> segments) {
        return segments.stream().mapToLong(SegmentStatus::position).min().orElse(BEFORE_THE_FIRST);
    }
}
