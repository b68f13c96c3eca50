package io.muniment.query.identity.roles;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.identity.Tier;
import java.util.List;

/** A role with what it allows. */
record RoleDetails(Role role, Tier tier, List<Permission> permissions) {

    RoleDetails {
        permissions = List.copyOf(permissions);
    }

    static RoleDetails of(Role role) {
        return new RoleDetails(
                role, role.tier(), role.permissions().stream().sorted().toList());
    }
}
