package io.muniment.kernel.identity;

/** What may be allowed. The catalogue grows with the contexts. */
public enum Permission {
    /** Ask for a verification, follow it, withdraw it. */
    REQUEST_VERIFICATION,
    /** See the reviewers' queue and every request in it; claim and decide. */
    REVIEW_VERIFICATION,
    /** Read the history of anything in the tenant. */
    READ_AUDIT,
    /** Hold the data of persons for the law, and erase it. */
    PROTECT_PRIVACY,
    /** See who one is, change one's password, end one's sessions. */
    USE_OWN_ACCOUNT,
    /** See the accounts of the tenant, say what they may do in it, and suspend them. */
    MANAGE_ACCOUNTS,
    /** Look after the running system. */
    OPERATE,
    /** What only the system does by itself. */
    ACT_AS_SYSTEM
}
