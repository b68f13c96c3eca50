package io.muniment.kernel.privacy;

/** Why a person is erased (GDPR, article 17). */
public enum ErasureGround {
    NO_LONGER_NEEDED,
    CONSENT_WITHDRAWN,
    PERSON_OBJECTED,
    UNLAWFULLY_PROCESSED,
    LEGAL_OBLIGATION,
    /** The person had been erased, and a backup from before brought them back. */
    CAME_BACK
}
