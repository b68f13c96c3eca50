package io.muniment.infra.axon;

import io.muniment.infra.eventstore.EventSerializer;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to start with parts that keep nothing. Where a bean is missing, Axon's auto-configuration puts one that works
 * in memory in its place and says no word of it.
 */
@Component
class WiringCheck implements SmartLifecycle {

    /** Before any event processor starts. */
    private static final int FIRST = Integer.MIN_VALUE;

    private static final List<String> DURABILITY = List.of("fsync", "full_page_writes", "synchronous_commit");

    private final Configuration axon;
    private final JdbcClient database;
    private final boolean durabilityRequired;
    private volatile boolean checked;

    WiringCheck(
            Configuration axon,
            DataSource database,
            @Value("${muniment.durability.required:true}") boolean durabilityRequired) {
        this.axon = axon;
        this.database = JdbcClient.create(database);
        this.durabilityRequired = durabilityRequired;
    }

    @Override
    public void start() {
        require(SpringTransactionManager.class, axon.getComponent(TransactionManager.class));
        require(JdbcTokenStore.class, axon.getComponent(TokenStore.class));
        require(EmbeddedEventStore.class, axon.getComponent(EventStore.class));
        require(JdbcEventStorageEngine.class, axon.getComponent(EventStorageEngine.class));
        require(EventSerializer.class, axon.eventSerializer());
        require(Jackson3Serializer.class, axon.serializer());
        require(Jackson3Serializer.class, axon.messageSerializer());
        axon.eventProcessingConfiguration().eventProcessors().keySet().forEach(this::requireDeadLetters);
        if (durabilityRequired) {
            DURABILITY.forEach(this::requireOn);
        }
        checked = true;
    }

    static void require(Class<?> wanted, Object found) {
        if (!wanted.isInstance(found)) {
            throw new WronglyWired(
                    "%s is in the place of %s.".formatted(found.getClass().getName(), wanted.getSimpleName()));
        }
    }

    private void requireDeadLetters(String group) {
        if (axon.eventProcessingConfiguration().deadLetterQueue(group).isEmpty()) {
            throw new WronglyWired("%s has no place to park an event that it cannot handle.".formatted(group));
        }
    }

    private void requireOn(String setting) {
        String value = database.sql("select current_setting(:setting)")
                .param("setting", setting)
                .query(String.class)
                .single();
        if ("off".equals(value)) {
            throw new WronglyWired("PostgreSQL's %s is off: what was acknowledged could be lost. Switch it on, or set "
                    .formatted(setting)
                    .concat("muniment.durability.required=false where nothing matters."));
        }
    }

    @Override
    public void stop() {
        checked = false;
    }

    @Override
    public boolean isRunning() {
        return checked;
    }

    @Override
    public int getPhase() {
        return FIRST;
    }
}
