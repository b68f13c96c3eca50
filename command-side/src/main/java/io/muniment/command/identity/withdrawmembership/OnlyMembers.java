package io.muniment.command.identity.withdrawmembership;

import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.IdentityRule;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.tenancy.TenantId;

public record OnlyMembers(AccountState account, TenantId tenant) implements Rule {

    @Override
    public boolean holds() {
        return account.membershipIn(tenant).isPresent();
    }

    @Override
    public RuleCode code() {
        return IdentityRule.MEMBERSHIP_UNKNOWN;
    }

    @Override
    public String explanation() {
        return "The account has no role in " + tenant;
    }
}
