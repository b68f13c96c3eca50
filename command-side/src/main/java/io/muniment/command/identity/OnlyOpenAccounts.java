package io.muniment.command.identity;

import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.AccountStatus;
import io.muniment.kernel.identity.IdentityRule;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;

public record OnlyOpenAccounts(AccountState account) implements Rule {

    @Override
    public boolean holds() {
        return account.status() == AccountStatus.OPEN;
    }

    @Override
    public RuleCode code() {
        return IdentityRule.ACCOUNT_NOT_OPEN;
    }

    @Override
    public String explanation() {
        return "The account is " + account.status();
    }
}
