package io.muniment.infra.access;

import io.muniment.kernel.identity.Actor;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Published when somebody has made a request in a tenant other than the one of their token.
 *
 * @param status with which it was answered
 */
record TenantSwitched(Actor home, Actor there, HttpServletRequest request, int status) {

    /** It came to nothing before anybody could answer it. */
    static final int NOT_ANSWERED = 0;
}
