package io.muniment.infra.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened at the door.
 *
 * @param code of the refusal, or the query that was answered
 */
record NotedAccess(
        long id,
        Instant at,
        Access kind,
        @Nullable String actor,
        @Nullable String role,
        String method,
        String path,
        int status,
        @Nullable String code,
        String requestId) {}
