package io.muniment.command.identity;

import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.InvitationState;
import io.muniment.kernel.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/** Knows the latest invitation to an e-mail address in a tenant, and who signs in with the address already. */
public interface InvitedAddresses {

    /** Nobody else gets an answer for the same address until the current command is done. */
    @Nullable
    InvitationState latest(TenantId tenant, EmailAddress address);

    void nowIs(TenantId tenant, EmailAddress address, InvitationId latest);

    /** The account of all tenants that has the address. */
    @Nullable
    AccountState account(EmailAddress address);
}
