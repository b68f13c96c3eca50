package io.muniment.command.identity.process;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.InvitationId;

/**
 * Sends links by mail, each good once. What is sent is decided on what stands then: nothing for what is over. The mail
 * goes out after the transaction in which it is ordered, and not without it.
 */
public interface MailedLinks {

    /** A link sent before is good for nothing then. */
    void invite(InvitationId invitation);

    void setPassword(AccountId account);

    /** No link to it is good any more. */
    void withdraw(InvitationId invitation);
}
