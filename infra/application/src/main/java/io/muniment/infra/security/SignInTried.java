package io.muniment.infra.security;

import io.muniment.kernel.identity.Actor;

/** Published when the request of this thread says whose account it wants; whether it may have it is not known yet. */
public record SignInTried(Actor actor) {}
