package io.muniment.infra.eventstore;

import io.muniment.projection.schema.tables.records.LedgerEventRecord;
import io.muniment.projection.schema.tables.records.LedgerSnapshotRecord;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** A row of the ledger as Axon reads it: as an event of its aggregate, and as one at its position. */
record LedgerEntry(
        long position,
        Instant recordedAt,
        String aggregateType,
        String aggregateId,
        long version,
        String eventId,
        String name,
        @Nullable String revision,
        String payload,
        String metadata)
        implements DomainEventData<String>, TrackedEventData<String> {

    static LedgerEntry of(LedgerEventRecord row) {
        return new LedgerEntry(
                row.getPosition(),
                row.getRecordedAt(),
                row.getAggregateType(),
                row.getAggregateId(),
                row.getVersion(),
                row.getEventId(),
                row.getName(),
                row.getRevision().toString(),
                row.getPayload().data(),
                row.getMetadata().data());
    }

    static LedgerEntry of(LedgerSnapshotRecord row) {
        return new LedgerEntry(
                LedgerReader.START,
                row.getRecordedAt(),
                row.getAggregateType(),
                row.getAggregateId(),
                row.getVersion(),
                row.getAggregateId() + "@" + row.getVersion(),
                row.getShape(),
                null,
                row.getState().data(),
                row.getMetadata().data());
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(position);
    }

    @Override
    public String getEventIdentifier() {
        return eventId;
    }

    @Override
    public Instant getTimestamp() {
        return recordedAt;
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SerializedMetaData<>(metadata, String.class);
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(payload, String.class, name, revision);
    }

    @Override
    public String getType() {
        return aggregateType;
    }

    @Override
    public String getAggregateIdentifier() {
        return aggregateId;
    }

    @Override
    public long getSequenceNumber() {
        return version;
    }
}
