package io.muniment.infra.eventstore;

import static io.muniment.projection.schema.Tables.LEDGER_SNAPSHOT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/**
 * The ledger in PostgreSQL. An append is durable when it returns, whatever transaction is around it: nothing else can
 * be made to depend on the same commit.
 */
final class LedgerEngine extends AbstractEventStorageEngine {

    private static final int LARGEST_GROUP = 256;

    private final GroupCommit<Append> appends;
    private final LedgerReader reader;
    private final DSLContext db;
    private final StateSerializer states;
    private final Runnable afterAppend;

    LedgerEngine(
            Settings settings,
            GroupCommit.Writer<Append> writer,
            LedgerReader reader,
            DSLContext db,
            Runnable afterAppend) {
        super(settings);
        this.appends = new GroupCommit<>(LARGEST_GROUP, writer);
        this.reader = reader;
        this.db = db;
        this.states = settings.states;
        this.afterAppend = afterAppend;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        appends.commit(new Append(
                events.stream().map(event -> StoredEvent.of(event, serializer)).toList()));
        afterAppend.run();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        SerializedObject<String> state =
                TenantAtHand.in(snapshot, () -> snapshot.serializePayload(serializer, String.class));
        db.insertInto(LEDGER_SNAPSHOT)
                .set(LEDGER_SNAPSHOT.AGGREGATE_ID, snapshot.getAggregateIdentifier())
                .set(LEDGER_SNAPSHOT.VERSION, snapshot.getSequenceNumber())
                .set(LEDGER_SNAPSHOT.AGGREGATE_TYPE, snapshot.getType())
                .set(LEDGER_SNAPSHOT.RECORDED_AT, snapshot.getTimestamp())
                .set(LEDGER_SNAPSHOT.SHAPE, state.getType().getName())
                .set(LEDGER_SNAPSHOT.STATE, JSONB.valueOf(state.getData()))
                .set(
                        LEDGER_SNAPSHOT.METADATA,
                        JSONB.valueOf(snapshot.serializeMetaData(getEventSerializer(), String.class)
                                .getData()))
                .onConflictDoNothing()
                .execute();
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String aggregateId, long fromVersion) {
        return reader.ofAggregate(aggregateId, fromVersion, Long.MAX_VALUE);
    }

    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(@Nullable TrackingToken after, boolean mayBlock) {
        return reader.allAfter(LedgerReader.positionOf(after));
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateId) {
        return reader.kept(aggregateId, Long.MAX_VALUE, states.shapes()).filter(states::reads).stream();
    }

    DomainEventStream upTo(String id, long version) {
        return beginningWith(
                reader.kept(id, version, states.shapes()), since -> reader.ofAggregate(id, since, version));
    }

    DomainEventStream between(String id, long from, long to) {
        return beginningWith(reader.kept(id, from - 1, states.shapes()), since -> reader.ofAggregate(id, since, to));
    }

    DomainEventStream upTo(String id, Instant time) {
        return beginningWith(reader.kept(id, time, states.shapes()), since -> reader.ofAggregate(id, since, time));
    }

    private DomainEventStream beginningWith(Optional<LedgerEntry> newest, LongFunction<Stream<LedgerEntry>> since) {
        Optional<LedgerEntry> kept = newest.filter(states::reads);
        Stream<LedgerEntry> events = since.apply(kept.map(LedgerEntry::version).orElse(LedgerReader.START) + 1);
        return DomainEventStream.concat(
                EventStreamUtils.upcastAndDeserializeDomainEvents(kept.stream(), states, NoOpEventUpcaster.INSTANCE),
                EventStreamUtils.upcastAndDeserializeDomainEvents(events, getEventSerializer(), upcasterChain));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        return reader.lastVersionOf(aggregateId).stream().boxed().findFirst();
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(LedgerReader.START);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(reader.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant at) {
        return new GlobalSequenceTrackingToken(reader.lastBefore(at));
    }

    static final class Settings extends AbstractEventStorageEngine.Builder {

        private final StateSerializer states;

        Settings(Serializer events, EventUpcaster upcasters, StateSerializer states) {
            this.states = states;
            eventSerializer(events);
            snapshotSerializer(states);
            upcasterChain(upcasters);
        }
    }
}
