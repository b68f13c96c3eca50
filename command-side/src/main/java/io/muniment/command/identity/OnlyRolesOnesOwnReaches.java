package io.muniment.command.identity;

import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.IdentityRule;
import io.muniment.kernel.identity.Membership;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Nobody makes another more than they are themselves, or takes such a role from them; what looks after all tenants is
 * given by its like only, and nobody is ever the system.
 *
 * @param roles that are given, and that are taken away with it
 */
public record OnlyRolesOnesOwnReaches(Set<Role> roles, Actor actor) implements Rule {

    public OnlyRolesOnesOwnReaches {
        roles = Set.copyOf(roles);
    }

    /** That role, and those which the account has. */
    public static OnlyRolesOnesOwnReaches of(Role given, AccountState account, Actor actor) {
        return new OnlyRolesOnesOwnReaches(withOwn(EnumSet.of(given), account), actor);
    }

    public static OnlyRolesOnesOwnReaches of(AccountState account, Actor actor) {
        return new OnlyRolesOnesOwnReaches(withOwn(EnumSet.noneOf(Role.class), account), actor);
    }

    private static Set<Role> withOwn(Set<Role> roles, AccountState account) {
        Stream<Role> own = account.memberships().stream().map(Membership::role);
        own.forEach(roles::add);
        return roles;
    }

    @Override
    public boolean holds() {
        boolean reachesAll = !actor.isHuman() || actor.role() == Role.SUPER_ADMIN;
        return !roles.contains(Role.SYSTEM) && (reachesAll || roles.stream().noneMatch(Role::isOfTheInstallation));
    }

    @Override
    public RuleCode code() {
        return IdentityRule.ROLE_NOT_YOURS_TO_GIVE;
    }

    /** Does not say what it is: it may be that in another tenant. */
    @Override
    public String explanation() {
        return "The role %s does not reach what the account is, or is to be".formatted(actor.role());
    }
}
