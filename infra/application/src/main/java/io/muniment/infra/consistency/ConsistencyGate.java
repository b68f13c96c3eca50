package io.muniment.infra.consistency;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Holds a query back, within bounds, until its read model has seen what the caller's command did. */
@Component
public class ConsistencyGate {

    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(5).toNanos();

    private final ReadModels readModels;
    private final Duration patience;

    ConsistencyGate(ReadModels readModels, @Value("${muniment.consistency.patience:5s}") Duration patience) {
        this.readModels = readModels;
        this.patience = patience;
    }

    public void await(String token, String projector) {
        ConsistencyToken wanted = ConsistencyToken.parse(token).orElseThrow(ConsistencyGate::unknown);
        long position = readModels.positionOf(wanted).orElseThrow(ConsistencyGate::unknown);
        await(() -> readModels.hasSeen(projector, position, wanted.aggregateId()));
    }

    private static Refused unknown() {
        return new Refused(
                EdgeCode.CONSISTENCY_TOKEN_UNKNOWN, "The consistency token is none that a command has answered.");
    }

    /** Until the read model has seen whatever is stored now. */
    public void awaitHead(String projector) {
        long head = readModels.head();
        await(() -> readModels.hasSeen(projector, head));
    }

    private void await(BooleanSupplier seen) {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (!seen.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new Refused(
                        EdgeCode.CONSISTENCY_NOT_REACHED, "The read model has not come as far yet; ask again later.");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
