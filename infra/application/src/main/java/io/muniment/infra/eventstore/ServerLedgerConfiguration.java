package io.muniment.infra.eventstore;

import java.time.Clock;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The event store in Axon Server, for an installation of several processes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "muniment.event-store", havingValue = "axon-server")
class ServerLedgerConfiguration {

    @Bean
    @Qualifier("eventStore")
    ServerEventStore eventBus(
            AxonServerConfiguration server,
            AxonServerConnectionManager connections,
            @Qualifier("eventSerializer") Serializer events,
            StateSerializer states,
            org.axonframework.config.Configuration axon) {
        ServerEventStore.Parts parts = new ServerEventStore.Parts();
        parts.configuration(server)
                .platformConnectionManager(connections)
                .eventSerializer(events)
                .snapshotSerializer(states)
                .snapshotFilter(states::reads)
                .upcasterChain(axon.upcasterChain())
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class));
        return new ServerEventStore(parts);
    }

    @Bean
    Ledger ledger(
            ServerEventStore store,
            AxonServerConnectionManager connections,
            @Qualifier("eventSerializer") Serializer events,
            StateSerializer states,
            org.axonframework.config.Configuration axon,
            Clock clock) {
        return new ServerLedger(
                store, () -> connections.getConnection().eventChannel(), events, states, axon.upcasterChain(), clock);
    }

    /** Axon's own looks for a class that Boot has moved. */
    @Bean
    HealthIndicator axonServer(AxonServerConnectionManager connections) {
        return () -> connections.connections().containsValue(false)
                ? Health.down()
                        .withDetail("connections", connections.connections())
                        .build()
                : Health.up().build();
    }
}
