package io.muniment.infra.identity;

/** Passwords that others have lost. */
@FunctionalInterface
interface BreachedPasswords {

    boolean contains(String password);
}
