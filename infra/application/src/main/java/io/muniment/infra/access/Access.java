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
    /** A super admin of another tenant acts in this one. */
    CAME_FROM_ELSEWHERE,
    /** A super admin of this tenant acts in another one. */
    WENT_ELSEWHERE,
    PERSONAL_DATA_READ
}
