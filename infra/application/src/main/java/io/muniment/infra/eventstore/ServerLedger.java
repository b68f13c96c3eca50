package io.muniment.infra.eventstore;

import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.event.Event;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.axon.GrpcBackedDomainEventData;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** The ledger in Axon Server. */
final class ServerLedger implements Ledger {

    /** The server's word for: as many as there are. */
    private static final int ALL = 0;

    private final EventStore store;
    private final Supplier<EventChannel> server;
    private final Serializer events;
    private final StateSerializer states;
    private final EventUpcaster upcasters;

    ServerLedger(
            EventStore store,
            Supplier<EventChannel> server,
            Serializer events,
            StateSerializer states,
            EventUpcaster upcasters) {
        this.store = store;
        this.server = server;
        this.events = new GrpcMetaDataAwareSerializer(events);
        this.states = states;
        this.upcasters = upcasters;
    }

    @Override
    public boolean isEmpty() {
        return head() == LedgerReader.START;
    }

    @Override
    public long head() {
        return LedgerReader.positionOf(store.createHeadToken());
    }

    /** The server tells no event's position: all that are there now are at the head or before it. */
    @Override
    public OptionalLong positionOf(String aggregateId, long version) {
        return store.lastSequenceNumberFor(aggregateId)
                        .filter(last -> last >= version)
                        .isPresent()
                ? OptionalLong.of(head())
                : OptionalLong.empty();
    }

    @Override
    public DomainEventStream upTo(String aggregateId, long version) {
        Optional<Event> kept = kept(aggregateId, version).findFirst();
        return history(kept, since(aggregateId, kept, version));
    }

    @Override
    public DomainEventStream upTo(String aggregateId, Instant time) {
        long end = time.toEpochMilli();
        Optional<Event> kept = kept(aggregateId, Long.MAX_VALUE)
                .filter(state -> state.getTimestamp() <= end)
                .findFirst();
        return history(kept, since(aggregateId, kept, Long.MAX_VALUE).takeWhile(event -> event.getTimestamp() <= end));
    }

    /** The newest first. */
    private Stream<Event> kept(String aggregateId, long upToVersion) {
        return closing(server.get().loadSnapshots(aggregateId, 0, upToVersion, ALL))
                .filter(state -> states.reads(new GrpcBackedDomainEventData(state)));
    }

    private Stream<Event> since(String aggregateId, Optional<Event> kept, long upToVersion) {
        long first = kept.map(Event::getAggregateSequenceNumber).orElse(LedgerReader.START) + 1;
        return first > upToVersion
                ? Stream.empty()
                : closing(server.get().openAggregateStream(aggregateId, first, upToVersion));
    }

    private static Stream<Event> closing(AggregateEventStream stream) {
        return stream.asStream().onClose(stream::cancel);
    }

    private DomainEventStream history(Optional<Event> kept, Stream<Event> since) {
        return DomainEventStream.concat(
                EventStreamUtils.upcastAndDeserializeDomainEvents(
                        kept.stream().map(GrpcBackedDomainEventData::new),
                        new GrpcMetaDataAwareSerializer(states),
                        NoOpEventUpcaster.INSTANCE),
                EventStreamUtils.upcastAndDeserializeDomainEvents(
                        since.map(GrpcBackedDomainEventData::new), events, upcasters));
    }
}
