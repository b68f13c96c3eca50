package io.muniment.infra.eventstore;

import java.time.Instant;
import java.util.OptionalLong;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/** The ledger in PostgreSQL. */
record PostgresLedger(LedgerEngine engine, LedgerReader reader) implements Ledger {

    @Override
    public boolean isEmpty() {
        return head() == LedgerReader.START;
    }

    @Override
    public long head() {
        return reader.head();
    }

    @Override
    public OptionalLong positionOf(String aggregateId, long version) {
        return reader.positionOf(aggregateId, version);
    }

    @Override
    public DomainEventStream upTo(String aggregateId, long version) {
        return engine.upTo(aggregateId, version);
    }

    @Override
    public DomainEventStream between(String aggregateId, long from, long to) {
        return engine.between(aggregateId, from, to);
    }

    @Override
    public OptionalLong settle(Instant known) {
        return OptionalLong.of(reader.settle(known));
    }

    @Override
    public DomainEventStream upTo(String aggregateId, Instant time) {
        return engine.upTo(aggregateId, time);
    }
}
