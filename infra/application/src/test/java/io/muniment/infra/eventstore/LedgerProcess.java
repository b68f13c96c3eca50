package io.muniment.infra.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import io.muniment.kernel.verification.VerificationRequestState;
import java.util.List;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.tracing.NoOpSpanFactory;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The parts of the event store, put together as one process of the application has them. */
final class LedgerProcess implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();
    private final LedgerWriter writer;
    private final LedgerWakeUp wakeUp;
    private final DSLContext db;
    private final Ledger ledger;
    private final EventStore store;

    LedgerProcess(String url) {
        JdbcConnectionDetails database = new At(url);
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(4);
        db = DSL.using(pool, SQLDialect.POSTGRES);
        writer = new LedgerWriter(PostgresLedgerConfiguration.connections(database, "test ledger"));
        LedgerSignal grown = new LedgerSignal();
        wakeUp = new LedgerWakeUp(PostgresLedgerConfiguration.connections(database, "test wake-up"), grown);
        LedgerReader reader = new LedgerReader(db, PostgresLedgerConfiguration.EVENTS_AT_ONCE);
        EventSerializer serializer = StoredEvents.serializer(EventCatalogue.ofTheKernel(), PersonalDataSeal.OPEN);
        StateSerializer states = new StateSerializer(List.of(VerificationRequestState.FOLD), PersonalDataSeal.OPEN);
        LedgerEngine engine = new LedgerEngine(
                new LedgerEngine.Settings(serializer, NoOpEventUpcaster.INSTANCE, states),
                writer::write,
                reader,
                db,
                wakeUp::appended);
        ledger = new PostgresLedger(engine, reader);
        store = new LedgerEventStore(
                new LedgerEventStore.Parts(
                        engine,
                        NoOpMessageMonitor.INSTANCE,
                        DefaultEventBusSpanFactory.builder()
                                .spanFactory(NoOpSpanFactory.INSTANCE)
                                .build()),
                grown);
        wakeUp.start();
    }

    EventStore store() {
        return store;
    }

    Ledger ledger() {
        return ledger;
    }

    /** The pool does not look at a connection that it has used a moment ago. */
    void forgetConnections() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    DSLContext db() {
        return db;
    }

    @Override
    public void close() {
        wakeUp.stop();
        writer.close();
        pool.close();
    }

    private record At(String jdbcUrl) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return "postgres";
        }

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public String getJdbcUrl() {
            return jdbcUrl;
        }
    }
}
