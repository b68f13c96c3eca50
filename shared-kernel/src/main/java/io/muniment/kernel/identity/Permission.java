package io.muniment.kernel.identity;

/** What may be allowed: the one catalogue. It grows with the contexts; a name is never used for something else. */
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
    /** See the accounts of the tenant. */
    READ_USERS,
    /** Change what the tenant keeps of its people. */
    WRITE_USERS,
    /** Remove people from the tenant. */
    DELETE_USERS,
    /** See listings, documents and templates. */
    READ_CONTENT,
    /** Make and change listings, documents and templates. */
    WRITE_CONTENT,
    /** Remove listings, documents and templates. */
    DELETE_CONTENT,
    /** What every role of the tier of managers may. */
    MANAGER_ACCESS,
    /** What every role of the tier of admins may. */
    ADMIN_ACCESS,
    /** Change the settings of the tenant. */
    MANAGE_TENANT,
    /** Change the plan of the tenant, and see what it costs. */
    MANAGE_BILLING,
    /** Look after the running system. */
    OPERATE,
    /** What only the system does by itself. */
    ACT_AS_SYSTEM
}
