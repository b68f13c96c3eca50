package io.muniment.infra.aggregate;

import io.muniment.infra.http.problem.Refusal;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.gateway.IntervalRetryScheduler;

/**
 * A command that lost a race, or was decided on an old state, is decided again on the new one. What it failed with says
 * so, not the causes behind that, as which Axon would look at them.
 */
final class DecidedAgain extends IntervalRetryScheduler {

    private static final int AT_MOST = 5;
    private static final int AFTER_MILLIS = 5;

    DecidedAgain(ScheduledExecutorService threads) {
        super(IntervalRetryScheduler.builder()
                .retryExecutor(threads)
                .retryInterval(AFTER_MILLIS)
                .maxRetryCount(AT_MOST));
    }

    @Override
    protected boolean isExplicitlyNonTransient(Throwable failure) {
        return !Refusal.of(failure).isLostRace();
    }
}
