package io.muniment.kernel.verification;

/** Where a verification request stands. */
public enum VerificationStatus {
    /** The applicant brings documents. */
    COLLECTING,
    /** Waits for a reviewer. */
    QUEUED,
    /** One reviewer has it. */
    IN_REVIEW,
    APPROVED,
    REJECTED,
    EXPIRED,
    WITHDRAWN;

    public boolean isOpen() {
        return this == COLLECTING || this == QUEUED || this == IN_REVIEW;
    }
}
