package io.muniment.infra.security;

import io.muniment.kernel.identity.Actor;

/** Published when a refresh token came a second time: whoever has it may have stolen it. */
public record TokenReused(Actor actor) {}
