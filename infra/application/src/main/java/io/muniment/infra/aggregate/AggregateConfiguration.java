package io.muniment.infra.aggregate;

import io.muniment.command.OwnedByTenant;
import io.muniment.kernel.event.Fold;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
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
    /** As many as wait for a turn or a slow store without holding up the others. */
    private static final int DECIDING_AGAIN = 16;

    @Bean(OwnedByTenant.RECENT)
    RecentAggregates recentAggregates(@Value("${muniment.aggregates.remembered:20000}") long atMost) {
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
        return Executors.newScheduledThreadPool(
                DECIDING_AGAIN,
                Thread.ofPlatform().daemon().name("deciding-again-", 0).factory());
    }

    @Bean
    CommandGateway commandGateway(CommandBus commands, ScheduledExecutorService decidingAgain) {
        return DefaultCommandGateway.builder()
                .commandBus(commands)
                .retryScheduler(new DecidedAgain(decidingAgain))
                .build();
    }
}
