package io.muniment.query.identity.invitations;

import io.muniment.kernel.identity.InvitationStatus;
import io.muniment.kernel.identity.Role;
import io.muniment.projection.schema.tables.records.IdentityInvitationsRecord;
import java.time.Instant;

/** An invitation as a list shows it. */
record InvitationSummary(
        String id, String email, Role role, InvitationStatus status, Instant invitedAt, Instant expiresAt) {

    static InvitationSummary of(IdentityInvitationsRecord row) {
        return new InvitationSummary(
                row.getId(),
                row.getEmail(),
                Role.valueOf(row.getRole()),
                InvitationStatus.valueOf(row.getStatus()),
                row.getInvitedAt(),
                row.getExpiresAt());
    }
}
