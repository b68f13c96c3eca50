package io.muniment.kernel.identity;

import java.util.List;

/** An actor asked for what its role does not allow. */
public final class PermissionMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Permission> anyOf;

    public PermissionMissing(Role role, List<Permission> anyOf) {
        super("The role %s has none of %s".formatted(role, anyOf), null, false, false);
        this.anyOf = List.copyOf(anyOf);
    }

    public List<Permission> anyOf() {
        return anyOf;
    }
}
