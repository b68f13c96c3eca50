package io.muniment.infra.identity;

import io.muniment.command.SystemCommands;
import io.muniment.command.identity.grantmembership.GrantMembership;
import io.muniment.command.identity.openaccount.OpenAccount;
import io.muniment.kernel.IdSource;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.Membership;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes accounts that nobody asks for with a request. Whatever an earlier attempt has left undone is done. */
@Component
public class NewAccounts {

    private final ReservedAddresses addresses;
    private final Passwords passwords;
    private final SystemCommands commands;
    private final IdSource ids;

    NewAccounts(ReservedAddresses addresses, Passwords passwords, SystemCommands commands, IdSource ids) {
        this.addresses = addresses;
        this.passwords = passwords;
        this.commands = commands;
        this.ids = ids;
    }

    /**
     * An account that there is to be.
     *
     * @param person by which events name them; the account's own id if that is not said
     * @param mustChange whether the password is for the first sign-in only
     */
    public record Wanted(
            EmailAddress email,
            String displayName,
            @Nullable String person,
            Membership membership,
            String password,
            boolean mustChange) {

        /** Never the password. */
        @Override
        public String toString() {
            return "an account for " + membership;
        }
    }

    /** Nothing is left to do. */
    boolean isMade(EmailAddress email) {
        return addresses
                .find(email)
                .filter(account -> !account.memberships().isEmpty() && passwords.has(account.id()))
                .isPresent();
    }

    public AccountId make(Wanted wanted) {
        AccountId id = addresses.find(wanted.email()).map(AccountState::id).orElseGet(() -> open(wanted));
        AccountState account = addresses.account(id.value()).orElseThrow();
        if (account.memberships().isEmpty()) {
            commands.send(
                    new GrantMembership(
                            id,
                            wanted.membership().tenant(),
                            wanted.membership().role()),
                    system(wanted));
        }
        if (!passwords.has(id)) {
            passwords.give(account, wanted.password(), wanted.mustChange());
        }
        return id;
    }

    private AccountId open(Wanted wanted) {
        AccountId id = ids.next(AccountId.PREFIX, AccountId::new);
        String person = wanted.person() == null ? id.value() : wanted.person();
        commands.send(new OpenAccount(id, person, wanted.email(), wanted.displayName()), system(wanted));
        return id;
    }

    private static Actor system(Wanted wanted) {
        return Actor.system("identity", wanted.membership().tenant());
    }
}
