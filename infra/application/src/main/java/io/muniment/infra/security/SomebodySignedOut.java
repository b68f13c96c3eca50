package io.muniment.infra.security;

import io.muniment.kernel.identity.Actor;

/** Published when whoever makes the request of this thread ended a session. */
public record SomebodySignedOut(Actor actor) {}
