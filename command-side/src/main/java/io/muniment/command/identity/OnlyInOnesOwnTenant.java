package io.muniment.command.identity;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.IdentityRule;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.tenancy.TenantId;

/** The system may do it anywhere: it does what was decided there. */
public record OnlyInOnesOwnTenant(TenantId tenant, Actor actor) implements Rule {

    @Override
    public boolean holds() {
        return !actor.isHuman() || actor.tenant().equals(tenant);
    }

    @Override
    public RuleCode code() {
        return IdentityRule.OTHER_TENANT;
    }

    @Override
    public String explanation() {
        return "Roles in another tenant are given there";
    }
}
