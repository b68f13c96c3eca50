package io.muniment.infra.identity;

import io.muniment.command.identity.endsessions.OpenSessions;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.AccountStatus;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Ends what accounts are signed in to. While an account is closed all of its sessions end, whatever the clock said of
 * the process that began them; once it is open again, only those from before.
 */
@Component
class SessionsOfAccounts implements OpenSessions {

    private final Sessions sessions;
    private final ReservedAddresses addresses;

    SessionsOfAccounts(Sessions sessions, ReservedAddresses addresses) {
        this.sessions = sessions;
        this.addresses = addresses;
    }

    @Override
    public void end(AccountId account, Instant begunBy) {
        boolean isOpen = addresses
                .account(account.value())
                .filter(now -> now.status() == AccountStatus.OPEN)
                .isPresent();
        if (isOpen) {
            sessions.end(account, begunBy);
        } else {
            sessions.endAll(account.value(), "the account was closed");
        }
    }

    @Override
    public void renew(AccountId account) {
        sessions.renew(account);
    }
}
