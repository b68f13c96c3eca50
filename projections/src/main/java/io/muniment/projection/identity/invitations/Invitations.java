package io.muniment.projection.identity.invitations;

import static io.muniment.projection.schema.Tables.IDENTITY_INVITATIONS;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.identity.InvitationEvent;
import io.muniment.kernel.identity.InvitationEvent.InvitationAccepted;
import io.muniment.kernel.identity.InvitationEvent.InvitationErased;
import io.muniment.kernel.identity.InvitationEvent.InvitationExpired;
import io.muniment.kernel.identity.InvitationEvent.InvitationResent;
import io.muniment.kernel.identity.InvitationEvent.InvitationRevoked;
import io.muniment.kernel.identity.InvitationEvent.PersonInvited;
import io.muniment.kernel.identity.InvitationStatus;
import io.muniment.projection.KeptFold;
import io.muniment.projection.KeptRows;
import io.muniment.projection.Recorded;
import io.muniment.projection.RowCopy;
import io.muniment.projection.schema.tables.records.IdentityInvitationsRecord;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One row for each invitation. */
@Component
class Invitations extends KeptFold<IdentityInvitationsRecord> {

    static final String NAME = "identity-invitations";

    Invitations() {
        super(List.of(IDENTITY_INVITATIONS.ID));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long version(IdentityInvitationsRecord state) {
        return state.getVersion();
    }

    @Override
    protected @Nullable IdentityInvitationsRecord next(
            @Nullable IdentityInvitationsRecord before, DomainEvent event, Recorded recorded) {
        return switch (event) {
            case PersonInvited invited -> first(invited, recorded);
            case InvitationEvent happened when before != null -> RowCopy.of(before, changes(happened, recorded));
            default -> before;
        };
    }

    private static IdentityInvitationsRecord first(PersonInvited event, Recorded recorded) {
        var row = new IdentityInvitationsRecord();
        row.setId(event.id().value());
        row.setTenant(recorded.tenant().value());
        row.setVersion(recorded.version());
        row.setAccount(event.account().value());
        row.setPerson(event.person());
        row.setEmail(event.email());
        row.setRole(event.role().name());
        row.setStatus(InvitationStatus.OPEN.name());
        row.setInvitedBy(recorded.actor());
        row.setInvitedAt(recorded.effectiveAt());
        row.setSentAt(recorded.effectiveAt());
        row.setExpiresAt(event.expiresAt());
        row.setChangedAt(recorded.recordedAt());
        return row;
    }

    private static IdentityInvitationsRecord changes(InvitationEvent event, Recorded recorded) {
        var changes = new IdentityInvitationsRecord();
        changes.setVersion(recorded.version());
        changes.setChangedAt(recorded.recordedAt());
        switch (event) {
            case InvitationResent resent -> {
                changes.setSentAt(recorded.effectiveAt());
                changes.setExpiresAt(resent.expiresAt());
            }
            case InvitationAccepted accepted -> {
                changes.setStatus(InvitationStatus.ACCEPTED.name());
                changes.setAccount(accepted.account().value());
            }
            case InvitationRevoked _ -> changes.setStatus(InvitationStatus.REVOKED.name());
            case InvitationExpired _ -> changes.setStatus(InvitationStatus.EXPIRED.name());
            case InvitationErased _ -> changes.setStatus(InvitationStatus.ERASED.name());
            case PersonInvited _ -> {
                // the row begins with it
            }
        }
        return changes;
    }

    @Override
    protected IdentityInvitationsRecord of(KeptRows rows) {
        return rows.only(IDENTITY_INVITATIONS);
    }

    @Override
    public Stream<UpdatableRecord<?>> rows(IdentityInvitationsRecord state) {
        return Stream.of(state);
    }
}
