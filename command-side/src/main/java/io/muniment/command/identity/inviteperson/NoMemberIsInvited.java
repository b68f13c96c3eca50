package io.muniment.command.identity.inviteperson;

import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.IdentityRule;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is there already is given another role instead.
 *
 * @param account that signs in with the address
 */
public record NoMemberIsInvited(@Nullable AccountState account, TenantId tenant) implements Rule {

    @Override
    public boolean holds() {
        return account == null || account.membershipIn(tenant).isEmpty();
    }

    @Override
    public RuleCode code() {
        return IdentityRule.ALREADY_MEMBER;
    }

    @Override
    public String explanation() {
        return "An account with the address has a role here already";
    }
}
