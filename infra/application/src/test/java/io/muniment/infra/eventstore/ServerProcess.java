package io.muniment.infra.eventstore;

import io.muniment.kernel.verification.VerificationRequestState;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.tracing.NoOpSpanFactory;

/** The parts of the event store, put together as one process of the application has them with Axon Server. */
final class ServerProcess implements AutoCloseable {

    private final AxonServerConnectionManager connections;
    private final ServerEventStore store;
    private final Ledger ledger;

    ServerProcess(String address) {
        AxonServerConfiguration server = AxonServerConfiguration.builder()
                .servers(address)
                .componentName("muniment-contract")
                .clientId(UUID.randomUUID().toString())
                .build();
        connections = AxonServerConnectionManager.builder()
                .axonServerConfiguration(server)
                .build();
        connections.start();
        EventSerializer events = StoredEvents.serializer(EventCatalogue.ofTheKernel(), PersonalDataSeal.OPEN);
        StateSerializer states = new StateSerializer(List.of(VerificationRequestState.FOLD), PersonalDataSeal.OPEN);
        ServerEventStore.Parts parts = new ServerEventStore.Parts();
        parts.configuration(server)
                .platformConnectionManager(connections)
                .eventSerializer(events)
                .snapshotSerializer(states)
                .snapshotFilter(states::reads)
                .spanFactory(DefaultEventBusSpanFactory.builder()
                        .spanFactory(NoOpSpanFactory.INSTANCE)
                        .build());
        store = new ServerEventStore(parts);
        ledger = new ServerLedger(
                store,
                () -> connections.getConnection().eventChannel(),
                events,
                states,
                NoOpEventUpcaster.INSTANCE,
                Clock.systemUTC());
    }

    EventStore store() {
        return store;
    }

    Ledger ledger() {
        return ledger;
    }

    void reconnect() {
        connections.disconnect();
        connections.start();
    }

    @Override
    public void close() {
        connections.shutdown();
    }
}
