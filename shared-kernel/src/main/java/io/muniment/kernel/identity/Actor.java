package io.muniment.kernel.identity;

import io.muniment.kernel.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/** Who does something, in which tenant and role, and for whom if not for themselves. */
public record Actor(
        String id, Role role, TenantId tenant, @Nullable String onBehalfOf) {

    public static Actor person(String id, Role role, TenantId tenant) {
        return new Actor(id, role, tenant, null);
    }

    /** A named part of the system that acts by itself, as in {@code system:verification-process}. */
    public static Actor system(String name, TenantId tenant) {
        return new Actor("system:" + name, Role.SYSTEM, tenant, null);
    }

    public boolean isHuman() {
        return role != Role.SYSTEM;
    }

    public boolean may(Permission permission) {
        return scopeOf(permission) != Scope.NONE;
    }

    /** How far it reaches for this actor. */
    public Scope scopeOf(Permission permission) {
        return role.grants().scopeOf(permission);
    }

    /** Whether it covers more than the actor's own affairs. */
    public boolean mayForAll(Permission permission) {
        return scopeOf(permission).covers(Scope.ORGANIZATION);
    }
}
