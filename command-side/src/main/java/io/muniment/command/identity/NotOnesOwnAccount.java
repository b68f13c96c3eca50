package io.muniment.command.identity;

import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.IdentityRule;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;

/** Whoever could do it could lock out the last one who can undo it, or become more than they are. */
public record NotOnesOwnAccount(AccountState account, Actor actor) implements Rule {

    @Override
    public boolean holds() {
        return !account.person().equals(actor.id());
    }

    @Override
    public RuleCode code() {
        return IdentityRule.OWN_ACCOUNT;
    }

    @Override
    public String explanation() {
        return "Somebody else has to do that with your own account";
    }
}
