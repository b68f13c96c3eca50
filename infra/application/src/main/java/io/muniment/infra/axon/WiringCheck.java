package io.muniment.infra.axon;

import io.muniment.infra.eventstore.EventSerializer;
import io.muniment.infra.eventstore.LedgerEventStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
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

    private static final Table<Record> SETTINGS = DSL.table(DSL.name("pg_catalog", "pg_settings"));
    private static final Field<String> SETTING_NAME = DSL.field(DSL.name("name"), String.class);
    private static final Field<String> SETTING_VALUE = DSL.field(DSL.name("setting"), String.class);

    private static final SortedMap<String, Class<?>> EVENT_STORES =
            new TreeMap<>(Map.of("postgresql", LedgerEventStore.class, "axon-server", AxonServerEventStore.class));

    private final Configuration axon;
    private final DSLContext db;
    private final Class<?> eventStore;
    private final boolean durabilityRequired;
    private volatile boolean checked;

    WiringCheck(
            Configuration axon,
            DSLContext db,
            @Value("${muniment.event-store:postgresql}") String eventStore,
            @Value("${muniment.durability.required:true}") boolean durabilityRequired) {
        this.axon = axon;
        this.db = db;
        this.eventStore = Optional.<Class<?>>ofNullable(EVENT_STORES.get(eventStore))
                .orElseThrow(() -> new WronglyWired(
                        "muniment.event-store is one of %s.".formatted(String.join(", ", EVENT_STORES.keySet()))));
        this.durabilityRequired = durabilityRequired;
    }

    @Override
    public void start() {
        require(SpringTransactionManager.class, axon.getComponent(TransactionManager.class));
        require(JdbcTokenStore.class, axon.getComponent(TokenStore.class));
        require(eventStore, axon.getComponent(EventStore.class));
        require(EventSerializer.class, axon.eventSerializer());
        require(Jackson3Serializer.class, axon.serializer());
        require(Jackson3Serializer.class, axon.messageSerializer());
        axon.eventProcessingConfiguration().eventProcessors().keySet().forEach(this::requireDeadLetters);
        if (durabilityRequired) {
            requireDurability();
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

    private void requireDurability() {
        List<String> off = db.select(SETTING_NAME)
                .from(SETTINGS)
                .where(SETTING_NAME.in(DURABILITY))
                .and(SETTING_VALUE.eq("off"))
                .orderBy(SETTING_NAME)
                .fetch(SETTING_NAME);
        if (!off.isEmpty()) {
            throw new WronglyWired("PostgreSQL has %s off: what was acknowledged could be lost. Switch it on, or set "
                    .formatted(String.join(", ", off))
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
