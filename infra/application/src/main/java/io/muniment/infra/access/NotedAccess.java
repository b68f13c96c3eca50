package io.muniment.infra.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened at the door.
 *
 * @param code of the refusal, or the query that was answered
 * @param gate at which the actor was stopped
 * @param otherTenant from where the actor came, or where the actor went
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
        @Nullable String gate,
        @Nullable String otherTenant,
        String requestId) {}
