package io.muniment.projection;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.jooq.DSLContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Every projector of the house, found as the application finds it, on a real PostgreSQL and a real Elasticsearch. */
public final class RunningProjections {

    private final EventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final List<FedProjector> projectors;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public RunningProjections(QueryUpdateEmitter updates) {
        var prefix = TestElasticsearch.freshPrefix();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("muniment.search.index-prefix", prefix)));
        context.registerBean(DSLContext.class, TestDatabase::db);
        context.registerBean(ElasticsearchClient.class, TestElasticsearch::client);
        context.registerBean(EventStore.class, () -> store);
        context.registerBean(QueryUpdateEmitter.class, () -> updates);
        context.scan("io.muniment.projection");
        context.refresh();
        projectors = context.getBeansWithAnnotation(ProcessingGroup.class).values().stream()
                .map(FedProjector::new)
                .toList();
        projectors.forEach(FedProjector::reset);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** One batch for each projector. */
    public void feed(List<LedgerEntry> entries) {
        entries.forEach(entry -> store.publish(new GenericDomainEventMessage<>(
                entry.recorded().aggregateType(),
                entry.recorded().aggregateId(),
                entry.recorded().version(),
                entry.event())));
        projectors.forEach(projector -> projector.feed(projector.taken(entries)));
    }

    /** Everything is forgotten and comes again. */
    public void replay(List<LedgerEntry> entries) {
        projectors.forEach(projector -> {
            projector.reset();
            projector.replay(projector.taken(entries));
        });
    }
}
