package io.muniment.kernel.identity;

/** How far a role reaches; the first reaches furthest. */
public enum Tier {
    ADMIN,
    MANAGER,
    MEMBER,
    GUEST
}
