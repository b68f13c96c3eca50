package io.muniment.infra.axon;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ListableBeanFactory;
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
    private final ListableBeanFactory beans;
    private final ProcessorFailures failures;

    Processors(
            ConnectionProvider connections,
            TransactionManager transactions,
            DeadLetterSchema deadLetters,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            ListableBeanFactory beans,
            ProcessorFailures failures) {
        this.connections = connections;
        this.transactions = transactions;
        this.deadLetters = deadLetters;
        this.serializer = serializer;
        this.eventSerializer = eventSerializer;
        this.beans = beans;
        this.failures = failures;
    }

    @Override
    public void configureModule(Configurer configurer) {
        EventProcessingConfigurer processing = configurer.eventProcessing();
        processing.usingTrackingEventProcessors();
        processing.registerTrackingEventProcessorConfiguration(
                _ -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(BATCH));
        processing.registerDefaultErrorHandler(_ -> failures);
        processing.registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance());
        processing.registerDeadLetterQueueProvider(group -> _ -> queueOf(group));
        processing.registerDefaultDeadLetterPolicy(_ -> new ParkUnlessPassing());
        groups().forEach(group -> processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                group, (_, invoker) -> invoker.allowReset(true)));
    }

    /** A replay comes by everything that was parked: it begins with nothing parked. */
    private Stream<String> groups() {
        return Arrays.stream(beans.getBeanNamesForAnnotation(ProcessingGroup.class))
                .map(bean -> Objects.requireNonNull(beans.findAnnotationOnBean(bean, ProcessingGroup.class)))
                .map(ProcessingGroup::value);
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
