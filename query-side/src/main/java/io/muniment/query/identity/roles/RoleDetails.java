package io.muniment.query.identity.roles;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.identity.Tier;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A role with what it allows.
 *
 * @param scopes how far each permission reaches
 */
record RoleDetails(Role role, Tier tier, List<Permission> permissions, Map<Permission, Scope> scopes) {

    RoleDetails {
        permissions = List.copyOf(permissions);
        scopes = Collections.unmodifiableMap(new TreeMap<>(scopes));
    }

    static RoleDetails of(Role role) {
        return new RoleDetails(
                role,
                role.tier(),
                List.copyOf(role.permissions()),
                role.grants().scopes());
    }
}
