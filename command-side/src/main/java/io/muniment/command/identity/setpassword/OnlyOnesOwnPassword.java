package io.muniment.command.identity.setpassword;

import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.IdentityRule;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;

/** The system sets the first one. */
public record OnlyOnesOwnPassword(AccountState account, Actor actor) implements Rule {

    @Override
    public boolean holds() {
        return !actor.isHuman() || account.person().equals(actor.id());
    }

    @Override
    public RuleCode code() {
        return IdentityRule.NOT_ONES_OWN;
    }

    @Override
    public String explanation() {
        return "A password is set by whom it belongs to";
    }
}
