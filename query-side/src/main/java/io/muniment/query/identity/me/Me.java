package io.muniment.query.identity.me;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Membership;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.schema.tables.records.IdentityAccountsRecord;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is, where they are now, and what they may do there.
 *
 * @param id by which events name them
 * @param account none if another issuer knows them, and this product does not
 * @param scopes how far each permission reaches
 * @param memberships what they are in which tenant: any of these may be asked for when a session is renewed
 * @param featureFlags there are none yet
 * @param tools there are none yet
 */
record Me(
        String id,
        @Nullable String account,
        @Nullable String email,
        @Nullable String displayName,
        TenantId tenant,
        List<Membership> memberships,
        List<Role> roles,
        List<Permission> permissions,
        Map<Permission, Scope> scopes,
        List<String> featureFlags,
        List<String> tools) {

    Me {
        memberships = List.copyOf(memberships);
        roles = List.copyOf(roles);
        permissions = List.copyOf(permissions);
        scopes = Collections.unmodifiableMap(new TreeMap<>(scopes));
        featureFlags = List.copyOf(featureFlags);
        tools = List.copyOf(tools);
    }

    static Me of(Actor actor, IdentityAccountsRecord account, List<Membership> memberships) {
        return of(actor, account.getId(), account.getEmail(), account.getDisplayName(), memberships);
    }

    static Me unknown(Actor actor) {
        return of(actor, null, null, null, List.of(new Membership(actor.tenant(), actor.role())));
    }

    private static Me of(
            Actor actor,
            @Nullable String account,
            @Nullable String email,
            @Nullable String displayName,
            List<Membership> memberships) {
        return new Me(
                actor.id(),
                account,
                email,
                displayName,
                actor.tenant(),
                memberships,
                List.of(actor.role()),
                List.copyOf(actor.role().permissions()),
                actor.role().grants().scopes(),
                List.of(),
                List.of());
    }
}
