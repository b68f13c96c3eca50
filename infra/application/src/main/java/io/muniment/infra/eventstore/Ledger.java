package io.muniment.infra.eventstore;

import java.time.Instant;
import java.util.OptionalLong;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/** What the house asks of the log of all events beyond what Axon asks of its event store. */
public interface Ledger {

    boolean isEmpty();

    /** The position of the newest event, or -1. */
    long head();

    /** A position at which an aggregate's version is in the log; none if the version is not there. */
    OptionalLong positionOf(String aggregateId, long version);

    /** The last version that an aggregate had at a time. */
    OptionalLong versionAt(String aggregateId, Instant at);

    /** One aggregate's events from the first to a version, without those that came later. */
    DomainEventStream upTo(String aggregateId, long version);
}
