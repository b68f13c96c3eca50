package io.muniment.command.identity.openaccount;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.AccountStatus;
import io.muniment.kernel.identity.IdentityRule;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import org.jspecify.annotations.Nullable;

/**
 * An address that another account has is refused, but for one whose person is erased.
 *
 * @param holder the account that has the address now
 */
public record EachAddressSignsInOnce(
        AccountId account, @Nullable AccountState holder) implements Rule {

    @Override
    public boolean holds() {
        return holder == null || holder.id().equals(account) || holder.status() == AccountStatus.ERASED;
    }

    @Override
    public RuleCode code() {
        return IdentityRule.EMAIL_TAKEN;
    }

    @Override
    public String explanation() {
        return "Another account has the e-mail address";
    }
}
