package io.muniment.infra.consistency;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Holds a query back, within bounds, until its read model has seen what the caller's command did. */
@Component
public class ConsistencyGate {

    /** Only for what is not heard: another process commits, or what comes by is nothing to the read model. */
    private static final long LOOK_AGAIN_AFTER = Duration.ofMillis(2).toNanos();

    private static final long LOOK_AGAIN_AT_LEAST_EVERY = Duration.ofMillis(50).toNanos();

    private final ReadModels readModels;
    private final CommitWatch commits;
    private final Duration patience;

    ConsistencyGate(
            ReadModels readModels,
            CommitWatch commits,
            @Value("${muniment.consistency.patience:5s}") Duration patience) {
        this.readModels = readModels;
        this.commits = commits;
        this.patience = patience;
    }

    public void await(String text, String projector) {
        Awaited awaited = ConsistencyToken.parse(text)
                .flatMap(token -> readModels.awaited(token, projector))
                .orElseThrow(() -> new Refused(
                        EdgeCode.CONSISTENCY_TOKEN_UNKNOWN,
                        "The consistency token is none that a command has answered."));
        await(awaited, projector);
    }

    /** Until the read model has seen whatever is stored now. */
    public void awaitHead(String projector) {
        await(new Awaited(readModels.head(), null), projector);
    }

    /** Until it has seen all that will ever have been recorded by then; what was known then can be said for ever. */
    public void awaitKnown(Instant known, String projector) {
        long last = readModels
                .settle(known)
                .orElseThrow(() -> new Refused(
                        EdgeCode.NOT_SETTLED, "Events of that time may still be under way; ask again in a while."));
        if (last >= 0) {
            await(new Awaited(last, null), projector);
        }
        if (readModels.hasParked(projector, known)) {
            throw new Refused(
                    EdgeCode.KNOWN_IN_PART,
                    "Events of that time are parked: they are missing until an operator has retried or discarded them.");
        }
    }

    private void await(Awaited awaited, String projector) {
        if (readModels.hasSeen(projector, awaited)) {
            return;
        }
        long giveUp = System.nanoTime() + patience.toNanos();
        long pause = LOOK_AGAIN_AFTER;
        try (CommitWatch.Watcher watcher = commits.watch(projector, awaited)) {
            while (!watcher.isReached() && !readModels.hasSeen(projector, awaited)) {
                if (System.nanoTime() > giveUp) {
                    throw new Refused(
                            EdgeCode.CONSISTENCY_NOT_REACHED,
                            "The read model has not come as far yet; ask again later.");
                }
                watcher.await(pause);
                pause = Math.min(2 * pause, LOOK_AGAIN_AT_LEAST_EVERY);
            }
        }
    }
}
