package io.muniment.infra.operations;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parked event with what it says, personal data left out, and with the first of those that wait behind it. A payload
 * of which nobody knows what in it is personal is not shown.
 */
record DeadLetterDetails(
        DeadLetterSummary letter,
        @Nullable Map<String, Object> payload,
        Map<String, String> metadata,
        int waiting,
        List<DeadLetterSummary> next) {

    DeadLetterDetails {
        metadata = Map.copyOf(metadata);
        next = List.copyOf(next);
    }
}
