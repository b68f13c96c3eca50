package io.muniment.infra.aggregate;

import io.muniment.command.OwnedByTenant;
import io.muniment.infra.http.problem.Refusal;
import io.muniment.kernel.event.Fold;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.commandhandling.gateway.IntervalRetryScheduler;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AggregateConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AggregateConfiguration.class);
    private static final int DECIDE_AGAIN_AT_MOST = 5;
    private static final int DECIDE_AGAIN_AFTER_MILLIS = 5;

    @Bean(OwnedByTenant.RECENT)
    Cache recentAggregates(@Value("${muniment.aggregates.remembered:5000}") long atMost) {
        return new RecentAggregates(atMost);
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService keepingStates() {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform()
                .daemon()
                .name("kept-states")
                // everything works without, and its turn comes round again
                .uncaughtExceptionHandler((_, failure) -> LOG.warn("A state could not be kept", failure))
                .factory());
    }

    @Bean
    StateKeeper stateKeeper(EventStore events, List<Fold<?, ?>> folds, ExecutorService keepingStates) {
        return new StateKeeper(events, folds, keepingStates);
    }

    @Bean(OwnedByTenant.KEPT_STATES)
    SnapshotTriggerDefinition keptStates(StateKeeper keeper) {
        return new EventCountSnapshotTriggerDefinition(keeper, StateKeeper.EVERY);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService decidingAgain() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("deciding-again").factory());
    }

    /** A command that lost a race, or was decided on an old state, is decided again on the new one. */
    @Bean
    CommandGateway commandGateway(CommandBus commands, ScheduledExecutorService decidingAgain) {
        return DefaultCommandGateway.builder()
                .commandBus(commands)
                .retryScheduler(IntervalRetryScheduler.builder()
                        .retryExecutor(decidingAgain)
                        .retryInterval(DECIDE_AGAIN_AFTER_MILLIS)
                        .maxRetryCount(DECIDE_AGAIN_AT_MOST)
                        .nonTransientFailurePredicate(
                                failure -> !Refusal.of(failure).isLostRace())
                        .build())
                .build();
    }
}
