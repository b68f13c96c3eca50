package io.muniment.command.identity;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.EmailAddress;
import org.jspecify.annotations.Nullable;

/** Knows which account an e-mail address belongs to, of all tenants: it signs in to one account only. */
public interface SignInAddresses {

    /** Nobody else gets an answer for the same address until the current command is done. */
    @Nullable
    AccountState holder(EmailAddress address);

    void nowIs(EmailAddress address, AccountId account);
}
