package io.muniment.infra.eventstore;

import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.jooq.DSLContext;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** The event store in PostgreSQL, which is the one that needs nothing else. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "muniment.event-store", havingValue = "postgresql", matchIfMissing = true)
class PostgresLedgerConfiguration {

    static final int EVENTS_AT_ONCE = 1000;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOCK_WITHIN = Duration.ofSeconds(3);

    @Bean
    LedgerSignal ledgerSignal() {
        return new LedgerSignal();
    }

    @Bean
    LedgerWakeUp ledgerWakeUp(JdbcConnectionDetails database, LedgerSignal grown) {
        return new LedgerWakeUp(connections(database, "muniment wake-up"), grown);
    }

    @Bean(destroyMethod = "close")
    LedgerWriter ledgerWriter(JdbcConnectionDetails database) {
        return new LedgerWriter(connections(database, "muniment ledger"));
    }

    @Bean
    LedgerReader ledgerReader(DSLContext db) {
        return new LedgerReader(db, EVENTS_AT_ONCE);
    }

    @Bean
    LedgerEngine eventStorageEngine(
            @Qualifier("eventSerializer") Serializer events,
            org.axonframework.config.Configuration axon,
            LedgerWriter writer,
            LedgerReader reader,
            DSLContext db,
            LedgerWakeUp wakeUp) {
        return new LedgerEngine(
                new LedgerEngine.Settings(events, axon.upcasterChain()), writer::write, reader, db, wakeUp::appended);
    }

    @Bean
    @Qualifier("eventStore")
    LedgerEventStore eventBus(LedgerEngine engine, LedgerSignal grown, org.axonframework.config.Configuration axon) {
        return new LedgerEventStore(
                new LedgerEventStore.Parts(
                        engine,
                        axon.messageMonitor(EventStore.class, "eventStore"),
                        axon.getComponent(EventBusSpanFactory.class)),
                grown);
    }

    @Bean
    Ledger ledger(LedgerEngine engine, LedgerReader reader) {
        return new PostgresLedger(engine, reader);
    }

    @Bean
    LedgerLives ledgerLives(
            @Qualifier("eventSerializer") Serializer events, org.axonframework.config.Configuration axon) {
        return new LedgerLives(events, axon.upcasterChain());
    }

    /** Connections outside the pool: they are held for as long as the application runs. */
    static DataSource connections(JdbcConnectionDetails database, String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.getJdbcUrl());
        if (StringUtils.hasText(database.getUsername())) {
            // else they are in the URL
            source.setUser(database.getUsername());
            source.setPassword(database.getPassword());
        }
        source.setApplicationName(name);
        source.setPrepareThreshold(1);
        source.setTcpKeepAlive(true);
        source.setConnectTimeout((int) LOCK_WITHIN.toSeconds());
        source.setSocketTimeout((int) ANSWER_WITHIN.plus(LOCK_WITHIN).toSeconds());
        source.setOptions("-c statement_timeout=%d -c lock_timeout=%d"
                .formatted(ANSWER_WITHIN.toMillis(), LOCK_WITHIN.toMillis()));
        return source;
    }
}
