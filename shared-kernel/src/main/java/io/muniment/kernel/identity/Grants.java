package io.muniment.kernel.identity;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What is allowed, and how far each of it reaches. What is not in it is allowed nowhere. */
public record Grants(Map<Permission, Scope> scopes) {

    static final Grants NONE = new Grants(Map.of());

    public Grants {
        EnumMap<Permission, Scope> inOrder = new EnumMap<>(Permission.class);
        inOrder.putAll(scopes);
        scopes = Collections.unmodifiableMap(inOrder);
    }

    /** Of what is given twice the wider counts. */
    Grants and(Scope scope, Permission... more) {
        EnumMap<Permission, Scope> all = new EnumMap<>(Permission.class);
        all.putAll(scopes);
        for (Permission permission : more) {
            all.merge(permission, scope, Scope::orWider);
        }
        return new Grants(all);
    }

    /** What reaches all of one tenant reaches all of each. */
    Grants everywhere() {
        EnumMap<Permission, Scope> all = new EnumMap<>(Permission.class);
        scopes.forEach((permission, scope) -> all.put(permission, scope == Scope.ORGANIZATION ? Scope.ALL : scope));
        return new Grants(all);
    }

    public Scope scopeOf(Permission permission) {
        return scopes.getOrDefault(permission, Scope.NONE);
    }

    /** In the order of the catalogue. */
    public Set<Permission> permissions() {
        return scopes.keySet();
    }
}
