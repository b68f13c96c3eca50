package io.muniment.infra.axon;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** How every event processor runs: no list of them is kept anywhere. */
@Component
class Processors implements ConfigurerModule {

    private static final int BATCH = 50;

    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final DeadLetterSchema deadLetters;
    private final Serializer serializer;
    private final Serializer eventSerializer;

    Processors(
            ConnectionProvider connections,
            TransactionManager transactions,
            DeadLetterSchema deadLetters,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer) {
        this.connections = connections;
        this.transactions = transactions;
        this.deadLetters = deadLetters;
        this.serializer = serializer;
        this.eventSerializer = eventSerializer;
    }

    @Override
    public void configureModule(Configurer configurer) {
        EventProcessingConfigurer processing = configurer.eventProcessing();
        processing.usingTrackingEventProcessors();
        processing.registerTrackingEventProcessorConfiguration(
                _ -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(BATCH));
        processing.registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance());
        processing.registerDeadLetterQueueProvider(group -> _ -> queueOf(group));
        processing.registerDefaultDeadLetterPolicy(_ -> new ParkUnlessPassing());
    }

    /** Last: Axon's auto-configuration also provides queues, for groups that are listed in properties only. */
    @Override
    public int order() {
        return Integer.MAX_VALUE;
    }

    private SequencedDeadLetterQueue<EventMessage<?>> queueOf(String group) {
        return JdbcSequencedDeadLetterQueue.builder()
                .processingGroup(group)
                .schema(deadLetters)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .genericSerializer(serializer)
                .eventSerializer(eventSerializer)
                .build();
    }
}
