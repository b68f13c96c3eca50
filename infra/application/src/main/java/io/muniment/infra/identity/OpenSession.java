package io.muniment.infra.identity;

import io.muniment.projection.schema.tables.records.IdentitySessionRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an account is signed in.
 *
 * @param address of the net, from which somebody signed in
 * @param device as it called itself
 * @param isThis whether it is the one that asks
 */
record OpenSession(
        String id,
        String tenant,
        String address,
        @Nullable String device,
        Instant beganAt,
        Instant lastSeenAt,
        Instant endsAt,
        boolean isThis) {

    static OpenSession of(IdentitySessionRecord row, String current) {
        return new OpenSession(
                row.getId(),
                row.getTenant(),
                row.getAddress(),
                row.getDevice(),
                row.getBeganAt(),
                row.getLastSeenAt(),
                row.getEndsAt(),
                row.getId().equals(current));
    }
}
