package io.muniment.kernel.identity;

import io.muniment.kernel.event.Erased;
import io.muniment.kernel.event.Fold;
import io.muniment.kernel.identity.InvitationEvent.InvitationAccepted;
import io.muniment.kernel.identity.InvitationEvent.InvitationErased;
import io.muniment.kernel.identity.InvitationEvent.InvitationExpired;
import io.muniment.kernel.identity.InvitationEvent.InvitationResent;
import io.muniment.kernel.identity.InvitationEvent.InvitationRevoked;
import io.muniment.kernel.identity.InvitationEvent.PersonInvited;
import io.muniment.kernel.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation: the fold of its events.
 *
 * @param tenant into which somebody is invited
 * @param account that is opened if whoever is invited has none; once it is accepted, the one that has the role
 * @param expiresAt until when the link is good that was sent last
 */
public record InvitationState(
        InvitationId id,
        TenantId tenant,
        AccountId account,
        String person,
        String email,
        Role role,
        Instant expiresAt,
        InvitationStatus status) {

    public static final Fold<InvitationState, InvitationEvent> FOLD = new Fold<>(
            "invitation",
            1,
            InvitationState.class,
            InvitationEvent.class,
            InvitationState::next,
            InvitationState::person);

    /** One step of the fold; nothing is before somebody is invited. */
    public static InvitationState next(@Nullable InvitationState before, InvitationEvent event) {
        if (event instanceof PersonInvited invited) {
            return first(invited);
        }
        if (before == null) {
            throw new IllegalStateException("The history of %s does not begin with inviting".formatted(event.id()));
        }
        return before.evolve(event);
    }

    private static InvitationState first(PersonInvited event) {
        return new InvitationState(
                event.id(),
                event.tenant(),
                event.account(),
                event.person(),
                event.email(),
                event.role(),
                event.expiresAt(),
                InvitationStatus.OPEN);
    }

    public InvitationState evolve(InvitationEvent event) {
        return switch (event) {
            case PersonInvited invited -> first(invited);
            case InvitationResent resent ->
                new InvitationState(id, tenant, account, person, email, role, resent.expiresAt(), status);
            case InvitationRevoked _ -> now(InvitationStatus.REVOKED);
            case InvitationAccepted accepted ->
                new InvitationState(
                        id, tenant, accepted.account(), person, email, role, expiresAt, InvitationStatus.ACCEPTED);
            case InvitationExpired _ -> now(InvitationStatus.EXPIRED);
            case InvitationErased _ ->
                new InvitationState(id, tenant, account, person, Erased.TEXT, role, expiresAt, InvitationStatus.ERASED);
        };
    }

    /** Whether it may still be accepted. */
    public boolean isOpenAt(Instant time) {
        return status == InvitationStatus.OPEN && expiresAt.isAfter(time);
    }

    private InvitationState now(InvitationStatus other) {
        return new InvitationState(id, tenant, account, person, email, role, expiresAt, other);
    }
}
