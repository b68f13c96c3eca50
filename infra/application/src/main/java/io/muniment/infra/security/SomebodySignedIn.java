package io.muniment.infra.security;

import io.muniment.kernel.identity.Actor;

/** Published when the request of this thread was given an access token. */
public record SomebodySignedIn(Actor actor) {}
