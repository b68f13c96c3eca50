package io.muniment.kernel.identity;

/** Whether somebody may sign in with an account. */
public enum AccountStatus {
    OPEN,
    SUSPENDED,
    /** Its person is erased: it stays closed for ever. */
    ERASED
}
