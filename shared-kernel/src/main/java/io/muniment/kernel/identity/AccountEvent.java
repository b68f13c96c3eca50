package io.muniment.kernel.identity;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.ErasesPerson;
import io.muniment.kernel.event.EventName;
import io.muniment.kernel.event.NamesOwner;
import io.muniment.kernel.event.PersonalData;
import io.muniment.kernel.tenancy.TenantId;

/** What happens to an account, in the order in which it may. What is secret is in none of them. */
public sealed interface AccountEvent extends DomainEvent {

    @Override
    AccountId id();

    /**
     * Somebody is given an account.
     *
     * @param home the tenant that keeps the account
     * @param person the id by which the events of others name whoever signs in with it
     */
    @EventName("identity.AccountOpened")
    record AccountOpened(
            AccountId id,
            TenantId home,
            String person,
            @PersonalData(subject = "person") String email,
            @PersonalData(subject = "person") String displayName)
            implements AccountEvent, NamesOwner {
        @Override
        public String owner() {
            return person;
        }

        @Override
        public String narrative() {
            return "opened the account of %s".formatted(person);
        }
    }

    /** Takes the place of what the account was in that tenant before. */
    @EventName("identity.MembershipGranted")
    record MembershipGranted(AccountId id, TenantId tenant, Role role) implements AccountEvent {
        @Override
        public String narrative() {
            return "gave the account the role %s in %s".formatted(role, tenant);
        }
    }

    @EventName("identity.MembershipWithdrawn")
    record MembershipWithdrawn(AccountId id, TenantId tenant) implements AccountEvent {
        @Override
        public String narrative() {
            return "took from the account its role in %s".formatted(tenant);
        }
    }

    /** Whoever has the account's mailbox may set its password; the link by which they do is in no event. */
    @EventName("identity.PasswordLinkOrdered")
    record PasswordLinkOrdered(AccountId id) implements AccountEvent {
        @Override
        public String narrative() {
            return "had a link sent that sets the password";
        }
    }

    @EventName("identity.PasswordSet")
    record PasswordSet(AccountId id) implements AccountEvent {
        @Override
        public String narrative() {
            return "set a password";
        }
    }

    @EventName("identity.AccountSuspended")
    record AccountSuspended(
            AccountId id,
            String person,
            @PersonalData(subject = "person") String reason) implements AccountEvent {
        @Override
        public String narrative() {
            return "suspended the account";
        }
    }

    @EventName("identity.AccountReinstated")
    record AccountReinstated(AccountId id) implements AccountEvent {
        @Override
        public String narrative() {
            return "reinstated the account";
        }
    }

    @EventName("identity.AccountErased")
    record AccountErased(AccountId id, String person) implements AccountEvent, ErasesPerson {
        @Override
        public String narrative() {
            return "closed the account: its person is erased";
        }
    }
}
