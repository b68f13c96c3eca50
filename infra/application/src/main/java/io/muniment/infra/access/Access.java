package io.muniment.infra.access;

/** What is noted of somebody at the door. */
enum Access {
    SIGNED_IN,
    SIGN_IN_REFUSED,
    SESSION_RENEWED,
    SIGNED_OUT,
    /** A refresh token that was used before: its session has ended. */
    TOKEN_REUSED,
    REFUSED,
    PERSONAL_DATA_READ
}
