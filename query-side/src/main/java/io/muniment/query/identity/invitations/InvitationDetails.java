package io.muniment.query.identity.invitations;

import io.muniment.kernel.identity.InvitationStatus;
import io.muniment.kernel.identity.Role;
import io.muniment.projection.schema.tables.records.IdentityInvitationsRecord;
import io.muniment.query.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as its tenant sees it.
 *
 * @param person by which events name whoever is invited
 * @param account that has the role by it; none before it is accepted
 * @param sentAt for the last time
 */
record InvitationDetails(
        String id,
        long version,
        String person,
        String email,
        Role role,
        InvitationStatus status,
        @Nullable String account,
        String invitedBy,
        Instant invitedAt,
        Instant sentAt,
        Instant expiresAt,
        Instant changedAt)
        implements Versioned {

    static InvitationDetails of(IdentityInvitationsRecord row) {
        InvitationStatus status = InvitationStatus.valueOf(row.getStatus());
        return new InvitationDetails(
                row.getId(),
                row.getVersion(),
                row.getPerson(),
                row.getEmail(),
                Role.valueOf(row.getRole()),
                status,
                status == InvitationStatus.ACCEPTED ? row.getAccount() : null,
                row.getInvitedBy(),
                row.getInvitedAt(),
                row.getSentAt(),
                row.getExpiresAt(),
                row.getChangedAt());
    }
}
