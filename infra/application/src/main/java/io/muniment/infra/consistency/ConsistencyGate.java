package io.muniment.infra.consistency;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
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
        long position = ConsistencyToken.parse(token)
                .map(readModels::positionOf)
                .orElse(OptionalLong.empty())
                .orElseThrow(() -> new Refused(
                        EdgeCode.CONSISTENCY_TOKEN_UNKNOWN,
                        "The consistency token is none that a command has answered."));
        await(position, projector);
    }

    /** Until the read model has seen whatever is stored now. */
    public void awaitHead(String projector) {
        await(readModels.head(), projector);
    }

    private void await(long position, String projector) {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (!readModels.hasSeen(projector, position)) {
            if (System.nanoTime() > giveUp) {
                throw new Refused(
                        EdgeCode.CONSISTENCY_NOT_REACHED, "The read model has not come as far yet; ask again later.");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
