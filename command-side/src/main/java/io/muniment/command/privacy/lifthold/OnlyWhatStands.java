package io.muniment.command.privacy.lifthold;

import io.muniment.kernel.privacy.HoldId;
import io.muniment.kernel.privacy.PersonState;
import io.muniment.kernel.privacy.PrivacyRule;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;

public record OnlyWhatStands(PersonState person, HoldId hold) implements Rule {

    @Override
    public boolean holds() {
        return person.holds(hold);
    }

    @Override
    public RuleCode code() {
        return PrivacyRule.HOLD_UNKNOWN;
    }

    @Override
    public String explanation() {
        return "No hold %s stands for the person".formatted(hold);
    }
}
