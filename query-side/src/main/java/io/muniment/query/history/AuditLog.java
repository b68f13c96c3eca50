package io.muniment.query.history;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event with the states around it.
 *
 * @param before none before the first event
 */
record AuditLog(
        HistoryEntry entry,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after) {}
