package io.muniment.command.identity;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muniment.command.OwnedByTenant;
import io.muniment.command.identity.eraseaccount.EraseAccount;
import io.muniment.command.identity.grantmembership.GrantMembership;
import io.muniment.command.identity.openaccount.EachAddressSignsInOnce;
import io.muniment.command.identity.openaccount.OpenAccount;
import io.muniment.command.identity.orderpasswordlink.OrderPasswordLink;
import io.muniment.command.identity.reinstateaccount.OnlySuspendedAccounts;
import io.muniment.command.identity.reinstateaccount.ReinstateAccount;
import io.muniment.command.identity.setpassword.OnlyOnesOwnPassword;
import io.muniment.command.identity.setpassword.RecordPasswordSet;
import io.muniment.command.identity.suspendaccount.SuspendAccount;
import io.muniment.command.identity.withdrawmembership.OnlyMembers;
import io.muniment.command.identity.withdrawmembership.WithdrawMembership;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.identity.AccountEvent;
import io.muniment.kernel.identity.AccountEvent.AccountErased;
import io.muniment.kernel.identity.AccountEvent.AccountOpened;
import io.muniment.kernel.identity.AccountEvent.AccountReinstated;
import io.muniment.kernel.identity.AccountEvent.AccountSuspended;
import io.muniment.kernel.identity.AccountEvent.MembershipGranted;
import io.muniment.kernel.identity.AccountEvent.MembershipWithdrawn;
import io.muniment.kernel.identity.AccountEvent.PasswordLinkOrdered;
import io.muniment.kernel.identity.AccountEvent.PasswordSet;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.AccountStatus;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.Membership;
import io.muniment.kernel.rule.Rule;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Somebody who signs in, and what they are in each tenant. It is kept in the tenant in which it was opened. */
@Aggregate(type = "account", cache = OwnedByTenant.RECENT, snapshotTriggerDefinition = OwnedByTenant.KEPT_STATES)
@SuppressWarnings("NullAway.Init") // the first event fills it
class Account extends OwnedByTenant {

    @AggregateIdentifier
    private AccountId id;

    private @Nullable AccountState account;

    Account() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void open(OpenAccount command, Actor actor, SignInAddresses addresses) {
        if (account == null) {
            Rule.check(new EachAddressSignsInOnce(command.id(), addresses.holder(command.email())));
            addresses.nowIs(command.email(), command.id());
            apply(new AccountOpened(
                    command.id(),
                    actor.tenant(),
                    command.person(),
                    command.email().value(),
                    command.displayName()));
        }
    }

    @CommandHandler
    void grant(GrantMembership command, Actor actor) {
        AccountState opened = opened();
        Rule.check(
                new OnlyOpenAccounts(opened),
                new OnlyInOnesOwnTenant(command.tenant(), actor),
                new NotOnesOwnAccount(opened, actor),
                OnlyRolesOnesOwnReaches.of(command.role(), opened, actor));
        Membership granted = new Membership(command.tenant(), command.role());
        if (!opened.membershipIn(command.tenant()).equals(Optional.of(granted))) {
            apply(new MembershipGranted(id, command.tenant(), command.role()));
        }
    }

    @CommandHandler
    void withdraw(WithdrawMembership command, Actor actor) {
        AccountState opened = opened();
        Rule.check(
                new OnlyInOnesOwnTenant(command.tenant(), actor),
                new NotOnesOwnAccount(opened, actor),
                new OnlyMembers(opened, command.tenant()),
                OnlyRolesOnesOwnReaches.of(opened, actor));
        apply(new MembershipWithdrawn(id, command.tenant()));
    }

    @CommandHandler
    void orderLink(OrderPasswordLink command, Actor actor, SentLinks sent) {
        AccountState opened = opened();
        Rule.check(new OnlyOpenAccounts(opened), OnlyRolesOnesOwnReaches.of(opened, actor));
        sent.countPasswordLink(new EmailAddress(opened.email()));
        apply(new PasswordLinkOrdered(id));
    }

    @CommandHandler
    void noteNewPassword(RecordPasswordSet command, Actor actor) {
        AccountState opened = opened();
        Rule.check(new OnlyOpenAccounts(opened), new OnlyOnesOwnPassword(opened, actor));
        apply(new PasswordSet(id));
    }

    @CommandHandler
    void suspend(SuspendAccount command, Actor actor) {
        AccountState opened = opened();
        Rule.check(
                new OnlyOpenAccounts(opened),
                new NotOnesOwnAccount(opened, actor),
                OnlyRolesOnesOwnReaches.of(opened, actor));
        apply(new AccountSuspended(id, opened.person(), command.reason()));
    }

    @CommandHandler
    void reinstate(ReinstateAccount command, Actor actor) {
        AccountState suspended = opened();
        Rule.check(
                new OnlySuspendedAccounts(suspended),
                new NotOnesOwnAccount(suspended, actor),
                OnlyRolesOnesOwnReaches.of(suspended, actor));
        apply(new AccountReinstated(id));
    }

    @CommandHandler
    void erase(EraseAccount command) {
        AccountState opened = opened();
        if (opened.status() != AccountStatus.ERASED && opened.person().equals(command.person())) {
            apply(new AccountErased(id, opened.person()));
        }
    }

    @EventSourcingHandler
    void on(AccountEvent event, @MetaDataValue(EventContext.TENANT) @Nullable String tenant) {
        belongsTo(tenant);
        id = event.id();
        account = AccountState.next(account, event);
    }

    @EventSourcingHandler
    void on(AccountState kept, @MetaDataValue(EventContext.TENANT) @Nullable String tenant) {
        belongsTo(tenant);
        id = kept.id();
        account = kept;
    }

    /** Who has no events has no aggregate, and none of these commands. */
    private AccountState opened() {
        if (account == null) {
            throw new IllegalStateException("The account was never opened");
        }
        return account;
    }
}
