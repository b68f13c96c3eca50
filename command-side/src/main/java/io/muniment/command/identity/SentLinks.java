package io.muniment.command.identity;

import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.tenancy.TenantId;

/** Counts the links that are sent to an address: nobody's mailbox is filled. Refused is the one too many. */
public interface SentLinks {

    void countInvitation(TenantId tenant, EmailAddress address);

    /** Of all tenants together. */
    void countPasswordLink(EmailAddress address);
}
