package io.muniment.command.identity.endsessions;

import io.muniment.kernel.identity.AccountId;
import java.time.Instant;

/** What accounts are signed in to. Whatever is asked here may be asked again. */
public interface OpenSessions {

    /** Ends those that had begun by then. */
    void end(AccountId account, Instant begunBy);

    /**
     * They go on, with access tokens that say what the account is now: those that were given by now no longer count.
     */
    void renew(AccountId account);
}
