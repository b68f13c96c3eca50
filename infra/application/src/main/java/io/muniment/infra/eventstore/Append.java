package io.muniment.infra.eventstore;

import java.util.List;

/** The events of one unit of work: all of them are stored, or none. */
record Append(List<StoredEvent> events) {

    Append {
        events = List.copyOf(events);
    }

    StoredEvent first() {
        return events.getFirst();
    }

    /** The version that an event's aggregate has before this append. */
    long versionBefore(StoredEvent event) {
        return events.stream()
                        .filter(other -> other.aggregateId().equals(event.aggregateId()))
                        .mapToLong(StoredEvent::version)
                        .min()
                        .orElseThrow()
                - 1;
    }
}
