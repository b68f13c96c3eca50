package io.muniment.kernel.identity;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.ErasesPerson;
import io.muniment.kernel.event.EventName;
import io.muniment.kernel.event.NamesOwner;
import io.muniment.kernel.event.PersonalData;
import io.muniment.kernel.tenancy.TenantId;
import java.time.Instant;

/** What happens to an invitation, in the order in which it may. The link by which it is accepted is in none of them. */
public sealed interface InvitationEvent extends DomainEvent {

    @Override
    InvitationId id();

    /**
     * Somebody is asked to come in.
     *
     * @param tenant into which
     * @param account that is opened if they have none
     * @param person the id by which events name them from now on
     */
    @EventName("identity.PersonInvited")
    record PersonInvited(
            InvitationId id,
            TenantId tenant,
            AccountId account,
            String person,
            @PersonalData(subject = "person") String email,
            Role role,
            Instant expiresAt)
            implements InvitationEvent, NamesOwner {
        @Override
        public String owner() {
            return person;
        }

        @Override
        public String narrative() {
            return "invited %s into %s as %s".formatted(person, tenant, role);
        }
    }

    /** The link that was sent before is good for nothing from here on. */
    @EventName("identity.InvitationResent")
    record InvitationResent(InvitationId id, Instant expiresAt) implements InvitationEvent {
        @Override
        public String narrative() {
            return "sent the invitation again";
        }
    }

    @EventName("identity.InvitationRevoked")
    record InvitationRevoked(InvitationId id) implements InvitationEvent {
        @Override
        public String narrative() {
            return "revoked the invitation";
        }
    }

    /**
     * Whoever was invited has come in.
     *
     * @param account that has the role now: the one that was opened for it, or one that was there
     */
    @EventName("identity.InvitationAccepted")
    record InvitationAccepted(InvitationId id, AccountId account) implements InvitationEvent {
        @Override
        public String narrative() {
            return "accepted the invitation with %s".formatted(account);
        }
    }

    @EventName("identity.InvitationExpired")
    record InvitationExpired(InvitationId id) implements InvitationEvent {
        @Override
        public String narrative() {
            return "let the invitation expire";
        }
    }

    @EventName("identity.InvitationErased")
    record InvitationErased(InvitationId id, String person) implements InvitationEvent, ErasesPerson {
        @Override
        public String narrative() {
            return "closed the invitation: its person is erased";
        }
    }
}
