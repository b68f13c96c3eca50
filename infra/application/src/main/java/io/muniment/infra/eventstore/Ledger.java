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

    /**
     * One aggregate's events up to a version, without those that came later, and without those that a kept state stands
     * for: it comes first then.
     */
    DomainEventStream upTo(String aggregateId, long version);

    /** The same from one version up to another; a kept state stands only for what is before them. */
    DomainEventStream between(String aggregateId, long from, long to);

    /**
     * From now on nothing is recorded at that time or before it. Says the position of the last event that was; none if
     * that cannot be said yet.
     */
    OptionalLong settle(Instant known);

    /** Up to a time at which the events were recorded. */
    DomainEventStream upTo(String aggregateId, Instant time);
}
