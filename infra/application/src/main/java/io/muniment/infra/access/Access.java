package io.muniment.infra.access;

/** What is noted of somebody at the door. */
enum Access {
    SIGNED_IN,
    SIGN_IN_REFUSED,
    REFUSED,
    PERSONAL_DATA_READ
}
