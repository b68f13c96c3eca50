package io.muniment.infra.eventstore;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.abort;

import io.muniment.infra.embedded.BuildServices;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class AxonServerLedgerTest extends EventStoreContract {

    private static @Nullable ServerProcess here;
    private static @Nullable ServerProcess there;

    @BeforeAll
    static void start() {
        String address = BuildServices.axonServer()
                .orElseGet(() -> abort("No Axon Server: name one with MUNIMENT_TEST_AXON_SERVER=host:port, or run with"
                        + " -Dmuniment.test.services=containers"));
        here = new ServerProcess(address);
        there = new ServerProcess(address);
    }

    @AfterAll
    static void stop() {
        if (here != null && there != null) {
            here.close();
            there.close();
        }
    }

    @Override
    EventStore store() {
        return requireNonNull(here).store();
    }

    @Override
    Ledger ledger() {
        return requireNonNull(here).ledger();
    }

    @Override
    EventStore storeOfAnotherProcess() {
        return requireNonNull(there).store();
    }

    @Override
    void cutConnections() {
        requireNonNull(here).reconnect();
    }
}
