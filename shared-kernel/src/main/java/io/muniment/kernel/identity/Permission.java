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
    /** Look after the running system. */
    OPERATE,
    /** What only the system does by itself. */
    ACT_AS_SYSTEM
}
