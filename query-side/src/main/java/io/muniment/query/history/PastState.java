package io.muniment.query.history;

import java.time.Instant;
import java.util.Map;

/**
 * What one aggregate was.
 *
 * @param version of the last event that it comes from
 * @param recordedAt when that event was recorded
 * @param effectiveAt since when it is true
 */
record PastState(
        String type, String id, long version, Instant recordedAt, Instant effectiveAt, Map<String, Object> state) {}
