package io.muniment.command.verification.decide;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRule;

public record OnlyPeopleDecide(Actor reviewer) implements Rule {

    @Override
    public boolean holds() {
        return reviewer.isHuman();
    }

    @Override
    public RuleCode code() {
        return VerificationRule.HUMAN_DECISION_NEEDED;
    }

    @Override
    public String explanation() {
        return "Only a person decides on a verification";
    }
}
