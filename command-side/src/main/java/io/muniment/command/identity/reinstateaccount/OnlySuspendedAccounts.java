package io.muniment.command.identity.reinstateaccount;

import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.AccountStatus;
import io.muniment.kernel.identity.IdentityRule;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;

public record OnlySuspendedAccounts(AccountState account) implements Rule {

    @Override
    public boolean holds() {
        return account.status() == AccountStatus.SUSPENDED;
    }

    @Override
    public RuleCode code() {
        return IdentityRule.ACCOUNT_NOT_SUSPENDED;
    }

    @Override
    public String explanation() {
        return "The account is " + account.status();
    }
}
