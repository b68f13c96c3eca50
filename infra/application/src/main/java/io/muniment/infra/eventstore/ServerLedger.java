package io.muniment.infra.eventstore;

import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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

    private static final Duration SETTLED_AFTER = Duration.ofSeconds(30);

    private final EventStore store;
    private final Supplier<EventChannel> server;
    private final Serializer events;
    private final StateSerializer states;
    private final EventUpcaster upcasters;
    private final Clock clock;

    ServerLedger(
            EventStore store,
            Supplier<EventChannel> server,
            Serializer events,
            StateSerializer states,
            EventUpcaster upcasters,
            Clock clock) {
        this.store = store;
        this.server = server;
        this.events = new GrpcMetaDataAwareSerializer(events);
        this.states = states;
        this.upcasters = upcasters;
        this.clock = clock;
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
        Predicate<Event> untilTheEnd = event -> event.getAggregateSequenceNumber() <= version;
        return read(aggregateId, untilTheEnd, untilTheEnd);
    }

    @Override
    public DomainEventStream between(String aggregateId, long from, long to) {
        return read(
                aggregateId,
                kept -> kept.getAggregateSequenceNumber() < from,
                event -> event.getAggregateSequenceNumber() <= to);
    }

    /** Each process brings its own time: only how far clocks and appends lag can be waited for. */
    @Override
    public OptionalLong settle(Instant known) {
        return known.isBefore(clock.instant().minus(SETTLED_AFTER)) ? OptionalLong.of(head()) : OptionalLong.empty();
    }

    @Override
    public DomainEventStream upTo(String aggregateId, Instant time) {
        long end = time.toEpochMilli();
        Predicate<Event> untilTheEnd = event -> event.getTimestamp() <= end;
        return read(aggregateId, untilTheEnd, untilTheEnd);
    }

    /** No event after the first one beyond the end is before it again. */
    private DomainEventStream read(String aggregateId, Predicate<Event> mayBeKept, Predicate<Event> untilTheEnd) {
        Optional<Event> kept = read(
                        server.get().loadSnapshots(aggregateId, 0, Long.MAX_VALUE, ALL),
                        newestFirst -> newestFirst
                                .filter(mayBeKept)
                                .filter(state -> states.reads(new GrpcBackedDomainEventData(state)))
                                .limit(1))
                .stream()
                .findFirst();
        long first = kept.map(Event::getAggregateSequenceNumber).orElse(LedgerReader.START) + 1;
        return history(
                kept,
                read(server.get().openAggregateStream(aggregateId, first), all -> all.takeWhile(untilTheEnd)).stream());
    }

    /** The server sends on until it is told that nobody reads any more. */
    private static List<Event> read(AggregateEventStream stream, UnaryOperator<Stream<Event>> wanted) {
        try {
            return wanted.apply(stream.asStream()).toList();
        } finally {
            stream.cancel();
        }
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
