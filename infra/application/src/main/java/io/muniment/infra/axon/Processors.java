package io.muniment.infra.axon;

import io.muniment.projection.Batched;
import io.muniment.projection.InOneSegment;
import io.muniment.projection.Unhurried;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
import org.jooq.DSLContext;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How every event processor runs: no list of them is kept anywhere. */
@Component
class Processors implements ConfigurerModule {

    /** Where each event is written by itself. */
    private static final int FEW = 50;

    /** Where a batch is written with a few statements, however large it is. */
    private static final int MANY = 500;

    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final DSLContext db;
    private final DeadLetterSchema deadLetters;
    private final Serializer serializer;
    private final Serializer eventSerializer;
    private final ListableBeanFactory beans;
    private final ProcessorFailures failures;
    private final Clock clock;
    private final int segments;

    Processors(
            ConnectionProvider connections,
            TransactionManager transactions,
            DSLContext db,
            DeadLetterSchema deadLetters,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            ListableBeanFactory beans,
            ProcessorFailures failures,
            Clock clock,
            @Value("${muniment.projections.segments:1}") int segments) {
        this.connections = connections;
        this.transactions = transactions;
        this.db = db;
        this.deadLetters = deadLetters;
        this.serializer = serializer;
        this.eventSerializer = eventSerializer;
        this.beans = beans;
        this.failures = failures;
        this.clock = clock;
        this.segments = segments;
    }

    @Override
    public void configureModule(Configurer configurer) {
        EventProcessingConfigurer processing = configurer.eventProcessing();
        processing.usingTrackingEventProcessors();
        processing.registerTrackingEventProcessorConfiguration(
                _ -> inSegments(1).andBatchSize(FEW));
        processing.registerDefaultTransactionManager(_ -> new ProcessorTransactions(transactions, db));
        processing.registerDefaultErrorHandler(_ -> failures);
        processing.registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance());
        processing.registerDeadLetterQueueProvider(group -> _ -> queueOf(group));
        processing.registerDefaultDeadLetterPolicy(_ -> new ParkUnlessPassing());
        groups().forEach(group -> configure(processing, group));
    }

    private void configure(EventProcessingConfigurer processing, Group group) {
        processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                group.name(), (_, invoker) -> invoker.allowReset(true).enableSequenceIdentifierCache());
        if (group.batchesApart().isPositive()) {
            processing.registerTrackingEventProcessor(
                    group.name(), axon -> new Gathering(axon.eventStore(), group.batchesApart(), clock));
        }
        if (group.isBatched()) {
            processing.registerTrackingEventProcessorConfiguration(
                    group.name(),
                    _ -> inSegments(group.isParallel() ? segments : 1).andBatchSize(MANY));
        }
    }

    private static TrackingEventProcessorConfiguration inSegments(int number) {
        return TrackingEventProcessorConfiguration.forParallelProcessing(number);
    }

    /** Several handlers may be one group; each of them says all that is to be known of it. */
    private Collection<Group> groups() {
        Map<String, Group> byName = new LinkedHashMap<>();
        for (String bean : beans.getBeanNamesForAnnotation(ProcessingGroup.class)) {
            Group group = group(bean);
            byName.merge(group.name(), group, Group::sameAs);
        }
        return byName.values();
    }

    private Group group(String bean) {
        return new Group(
                Objects.requireNonNull(beans.findAnnotationOnBean(bean, ProcessingGroup.class))
                        .value(),
                beans.findAnnotationOnBean(bean, Batched.class) != null,
                beans.findAnnotationOnBean(bean, InOneSegment.class) == null,
                batchesApart(bean));
    }

    private Duration batchesApart(String bean) {
        Unhurried unhurried = beans.findAnnotationOnBean(bean, Unhurried.class);
        return unhurried == null ? Duration.ZERO : Duration.ofMillis(unhurried.millis());
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

    private record Group(String name, boolean isBatched, boolean isParallel, Duration batchesApart) {

        Group sameAs(Group other) {
            if (!equals(other)) {
                throw new WronglyWired("The handlers of %s do not agree how it is to run.".formatted(name));
            }
            return this;
        }
    }
}
