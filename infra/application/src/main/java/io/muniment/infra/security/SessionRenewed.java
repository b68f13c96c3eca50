package io.muniment.infra.security;

import io.muniment.kernel.identity.Actor;

/** Published when the request of this thread was given another access token for a session. */
public record SessionRenewed(Actor actor) {}
