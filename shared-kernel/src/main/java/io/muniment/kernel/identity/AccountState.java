package io.muniment.kernel.identity;

import io.muniment.kernel.event.Erased;
import io.muniment.kernel.event.Fold;
import io.muniment.kernel.identity.AccountEvent.AccountErased;
import io.muniment.kernel.identity.AccountEvent.AccountOpened;
import io.muniment.kernel.identity.AccountEvent.AccountReinstated;
import io.muniment.kernel.identity.AccountEvent.AccountSuspended;
import io.muniment.kernel.identity.AccountEvent.MembershipGranted;
import io.muniment.kernel.identity.AccountEvent.MembershipWithdrawn;
import io.muniment.kernel.identity.AccountEvent.PasswordLinkOrdered;
import io.muniment.kernel.identity.AccountEvent.PasswordSet;
import io.muniment.kernel.tenancy.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account: the fold of its events.
 *
 * @param home the tenant that keeps it
 * @param person the id by which the events of others name whoever signs in with it
 * @param memberships one for each tenant, in the order in which they were granted
 */
public record AccountState(
        AccountId id,
        TenantId home,
        String person,
        String email,
        String displayName,
        List<Membership> memberships,
        AccountStatus status) {

    public static final Fold<AccountState, AccountEvent> FOLD =
            new Fold<>("account", 1, AccountState.class, AccountEvent.class, AccountState::next, AccountState::person);

    public AccountState {
        memberships = List.copyOf(memberships);
    }

    /** One step of the fold; nothing is before the opening. */
    public static AccountState next(@Nullable AccountState before, AccountEvent event) {
        if (event instanceof AccountOpened opened) {
            return first(opened);
        }
        if (before == null) {
            throw new IllegalStateException("The history of %s does not begin with its opening".formatted(event.id()));
        }
        return before.evolve(event);
    }

    private static AccountState first(AccountOpened event) {
        return new AccountState(
                event.id(),
                event.home(),
                event.person(),
                event.email(),
                event.displayName(),
                List.of(),
                AccountStatus.OPEN);
    }

    public AccountState evolve(AccountEvent event) {
        return switch (event) {
            case AccountOpened opened -> first(opened);
            case MembershipGranted granted ->
                with(Stream.concat(
                        elsewhereThan(granted.tenant()), Stream.of(new Membership(granted.tenant(), granted.role()))));
            case MembershipWithdrawn withdrawn -> with(elsewhereThan(withdrawn.tenant()));
            case PasswordLinkOrdered _, PasswordSet _ -> this;
            case AccountSuspended _ -> now(AccountStatus.SUSPENDED);
            case AccountReinstated _ -> now(AccountStatus.OPEN);
            case AccountErased _ ->
                new AccountState(id, home, person, Erased.TEXT, Erased.TEXT, List.of(), AccountStatus.ERASED);
        };
    }

    public Optional<Membership> membershipIn(TenantId tenant) {
        return memberships.stream()
                .filter(membership -> membership.tenant().equals(tenant))
                .findFirst();
    }

    private Stream<Membership> elsewhereThan(TenantId tenant) {
        return memberships.stream().filter(membership -> !membership.tenant().equals(tenant));
    }

    private AccountState with(Stream<Membership> now) {
        return new AccountState(id, home, person, email, displayName, now.toList(), status);
    }

    private AccountState now(AccountStatus other) {
        return new AccountState(id, home, person, email, displayName, memberships, other);
    }
}
