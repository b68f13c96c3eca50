package io.muniment.command.identity;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muniment.command.OwnedByTenant;
import io.muniment.command.identity.acceptinvitation.AcceptInvitation;
import io.muniment.command.identity.eraseinvitation.EraseInvitation;
import io.muniment.command.identity.expireinvitation.ExpireInvitation;
import io.muniment.command.identity.inviteperson.InvitePerson;
import io.muniment.command.identity.inviteperson.NoMemberIsInvited;
import io.muniment.command.identity.inviteperson.OneOpenInvitationPerAddress;
import io.muniment.command.identity.resendinvitation.ResendInvitation;
import io.muniment.command.identity.revokeinvitation.RevokeInvitation;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.AccountStatus;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.InvitationEvent;
import io.muniment.kernel.identity.InvitationEvent.InvitationAccepted;
import io.muniment.kernel.identity.InvitationEvent.InvitationErased;
import io.muniment.kernel.identity.InvitationEvent.InvitationExpired;
import io.muniment.kernel.identity.InvitationEvent.InvitationResent;
import io.muniment.kernel.identity.InvitationEvent.InvitationRevoked;
import io.muniment.kernel.identity.InvitationEvent.PersonInvited;
import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.InvitationState;
import io.muniment.kernel.identity.InvitationStatus;
import io.muniment.kernel.rule.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Somebody is asked to come into a tenant, as what an admin has said, and comes or does not. */
@Aggregate(type = "invitation", cache = OwnedByTenant.RECENT, snapshotTriggerDefinition = OwnedByTenant.KEPT_STATES)
@SuppressWarnings("NullAway.Init") // the first event fills it
class Invitation extends OwnedByTenant {

    @AggregateIdentifier
    private InvitationId id;

    private InvitationState invitation;

    Invitation() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    InvitationId invite(
            InvitePerson command,
            Actor admin,
            Clock clock,
            InvitationPolicy policy,
            InvitedAddresses addresses,
            SentLinks sent) {
        Rule.check(new OnlyRolesOnesOwnReaches(Set.of(command.role()), admin));
        Instant now = clock.instant();
        Rule.check(new OneOpenInvitationPerAddress(addresses.latest(admin.tenant(), command.email()), now));
        AccountState account = addresses.account(command.email());
        Rule.check(new NoMemberIsInvited(account, admin.tenant()));
        sent.countInvitation(admin.tenant(), command.email());
        addresses.nowIs(admin.tenant(), command.email(), command.id());
        apply(new PersonInvited(
                command.id(),
                admin.tenant(),
                command.account(),
                person(command, account, admin),
                command.email().value(),
                command.role(),
                until(now, policy)));
        return command.id();
    }

    /** Who is known in this tenant is called as they are known; of who is known elsewhere nothing is told. */
    private static String person(InvitePerson command, @Nullable AccountState account, Actor admin) {
        return account != null && account.home().equals(admin.tenant()) && account.status() != AccountStatus.ERASED
                ? account.person()
                : command.account().value();
    }

    @CommandHandler
    void resend(ResendInvitation command, Actor admin, Clock clock, InvitationPolicy policy, SentLinks sent) {
        Instant now = clock.instant();
        Rule.check(
                new OnlyOpenInvitations(invitation, now),
                new OnlyRolesOnesOwnReaches(Set.of(invitation.role()), admin));
        sent.countInvitation(admin.tenant(), new EmailAddress(invitation.email()));
        apply(new InvitationResent(id, until(now, policy)));
    }

    @CommandHandler
    void revoke(RevokeInvitation command, Actor admin, Clock clock) {
        Rule.check(
                new OnlyOpenInvitations(invitation, clock.instant()),
                new OnlyRolesOnesOwnReaches(Set.of(invitation.role()), admin));
        apply(new InvitationRevoked(id));
    }

    @CommandHandler
    void accept(AcceptInvitation command, Clock clock) {
        boolean isDone = invitation.status() == InvitationStatus.ACCEPTED
                && invitation.account().equals(command.account());
        if (!isDone) {
            Rule.check(new OnlyOpenInvitations(invitation, clock.instant()));
            apply(new InvitationAccepted(id, command.account()));
        }
    }

    @CommandHandler
    void expire(ExpireInvitation command) {
        if (invitation.status() == InvitationStatus.OPEN
                && invitation.expiresAt().equals(command.expiresAt())) {
            apply(new InvitationExpired(id));
        }
    }

    @CommandHandler
    void erase(EraseInvitation command) {
        if (invitation.status() != InvitationStatus.ERASED
                && invitation.person().equals(command.person())) {
            apply(new InvitationErased(id, invitation.person()));
        }
    }

    /** As exactly as rows know times. */
    private static Instant until(Instant now, InvitationPolicy policy) {
        return now.plus(policy.openFor()).truncatedTo(ChronoUnit.MICROS);
    }

    @EventSourcingHandler
    void on(InvitationEvent event, @MetaDataValue(EventContext.TENANT) @Nullable String tenant) {
        belongsTo(tenant);
        id = event.id();
        invitation = InvitationState.next(invitation, event);
    }

    @EventSourcingHandler
    void on(InvitationState kept, @MetaDataValue(EventContext.TENANT) @Nullable String tenant) {
        belongsTo(tenant);
        id = kept.id();
        invitation = kept;
    }
}
