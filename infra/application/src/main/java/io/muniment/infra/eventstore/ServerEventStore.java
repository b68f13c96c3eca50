package io.muniment.infra.eventstore;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.common.AxonException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.ConcurrencyException;

/** Axon Server as the event store. A version that is taken is a lost race here too, as in every other store. */
public final class ServerEventStore extends AxonServerEventStore {

    private static final String INVALID_VERSION = "[AXONIQ-2000]";

    ServerEventStore(Parts parts) {
        super(parts);
    }

    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        try {
            super.prepareCommit(events);
        } catch (AxonException refused) {
            throw isLostRace(refused) ? new ConcurrencyException("Another writer was quicker", refused) : refused;
        }
    }

    private static boolean isLostRace(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .limit(10)
                .anyMatch(each -> String.valueOf(each.getMessage()).contains(INVALID_VERSION));
    }

    static final class Parts extends AxonServerEventStore.Builder {}
}
