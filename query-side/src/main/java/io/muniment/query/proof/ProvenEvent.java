package io.muniment.query.proof;

import java.time.Instant;

/**
 * An event as it is stored, all of it, so that its hash can be calculated.
 *
 * @param payload the very text that is stored
 */
public record ProvenEvent(
        long position,
        Instant recordedAt,
        String aggregateType,
        String aggregateId,
        long version,
        String name,
        int revision,
        String payload,
        String metadata,
        String eventId) {}
