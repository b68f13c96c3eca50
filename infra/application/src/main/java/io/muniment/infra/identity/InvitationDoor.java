package io.muniment.infra.identity;

import io.muniment.command.SystemCommands;
import io.muniment.command.identity.acceptinvitation.AcceptInvitation;
import io.muniment.command.identity.grantmembership.GrantMembership;
import io.muniment.command.identity.openaccount.OpenAccount;
import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.infra.identity.AcceptInvitationEndpoint.Acceptance;
import io.muniment.infra.identity.AcceptInvitationEndpoint.Accepted;
import io.muniment.infra.identity.Sessions.Origin;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.AccountStatus;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.InvitationState;
import io.muniment.kernel.identity.Membership;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.schema.tables.records.IdentityLinkRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door for whoever was invited. What an attempt has left undone is done by the next with the same link; a link that
 * was replaced, or whose invitation is over, is good for nothing at once, whatever its row says.
 */
@Component
@OwnDoors
class InvitationDoor {

    private final Guesses guesses;
    private final Links links;
    private final ReservedInvitations invitations;
    private final ReservedAddresses addresses;
    private final Passwords passwords;
    private final SystemCommands commands;
    private final Clock clock;

    InvitationDoor(
            Guesses guesses,
            Links links,
            ReservedInvitations invitations,
            ReservedAddresses addresses,
            Passwords passwords,
            SystemCommands commands,
            Clock clock) {
        this.guesses = guesses;
        this.links = links;
        this.invitations = invitations;
        this.addresses = addresses;
        this.passwords = passwords;
        this.commands = commands;
        this.clock = clock;
    }

    Accepted accept(Acceptance wish, Origin origin) {
        String tried = guesses.tryLink(origin);
        IdentityLinkRecord link = links.require(LinkPurpose.INVITATION, wish.token());
        guesses.wasRight(tried);
        InvitationState invitation = invitations
                .find(link.getSubject())
                .filter(known -> known.isOpenAt(clock.instant()))
                .filter(known -> known.expiresAt().equals(link.getExpiresAt()))
                .orElseThrow(Links::over);
        EmailAddress address = EmailAddress.of(invitation.email()).orElseThrow(Links::over);
        Optional<AccountState> other =
                addresses.find(address).filter(account -> !account.id().equals(invitation.account()));
        if (other.isPresent()) {
            requirePassword(other.get(), wish.password(), origin);
            return comeIn(link, () -> join(other.get(), invitation));
        }
        AccountState opened = toBe(invitation, address, wish.displayName());
        passwords.requireGood(opened, wish.password());
        String hash = passwords.hash(wish.password());
        return comeIn(link, () -> open(opened, hash, invitation));
    }

    /** Whoever has the mailbox is not yet whoever has the account. */
    private void requirePassword(AccountState account, String password, Origin origin) {
        Guesses.Guess guess = guesses.begin(account.email(), origin);
        if (account.status() != AccountStatus.OPEN
                || passwords.matching(account, password).isEmpty()) {
            throw new Refused(EdgeCode.SIGN_IN_REFUSED, "An account has the address already: say its password.");
        }
        guesses.wasRight(guess);
    }

    private static AccountState toBe(InvitationState invitation, EmailAddress address, @Nullable String displayName) {
        String mailbox = address.value().substring(0, address.value().indexOf('@'));
        String name = displayName == null || displayName.isBlank() ? mailbox : displayName.strip();
        return new AccountState(
                invitation.account(),
                invitation.tenant(),
                invitation.person(),
                address.value(),
                name,
                List.of(),
                AccountStatus.OPEN);
    }

    /** One comes in by a link at a time, and it is used up if they are in. */
    private Accepted comeIn(IdentityLinkRecord link, Supplier<Accepted> way) {
        if (!links.hold(link)) {
            throw Links.over();
        }
        boolean isIn = false;
        try {
            Accepted accepted = way.get();
            isIn = true;
            return accepted;
        } finally {
            if (isIn) {
                links.use(link);
            } else {
                links.letGo(link);
            }
        }
    }

    private Accepted open(AccountState opened, String hash, InvitationState invitation) {
        commands.send(
                new OpenAccount(opened.id(), opened.person(), new EmailAddress(opened.email()), opened.displayName()),
                system(opened.home(), opened));
        passwords.choose(opened, hash);
        return join(addresses.account(opened.id().value()).orElseThrow(), invitation);
    }

    /** What somebody was given there in the meantime stays. */
    private Accepted join(AccountState account, InvitationState invitation) {
        Optional<Membership> there = account.membershipIn(invitation.tenant());
        if (there.isEmpty()) {
            commands.send(
                    new GrantMembership(account.id(), invitation.tenant(), invitation.role()),
                    system(account.home(), account));
        }
        commands.send(new AcceptInvitation(invitation.id(), account.id()), system(invitation.tenant(), account));
        return new Accepted(
                account.id(), invitation.tenant(), there.map(Membership::role).orElse(invitation.role()));
    }

    private static Actor system(TenantId tenant, AccountState account) {
        return new Actor("system:identity", Role.SYSTEM, tenant, account.person());
    }
}
