package io.muniment.kernel.identity;

/** What has become of an invitation. */
public enum InvitationStatus {
    OPEN,
    ACCEPTED,
    REVOKED,
    EXPIRED,
    /** Whom it was for is erased. */
    ERASED
}
