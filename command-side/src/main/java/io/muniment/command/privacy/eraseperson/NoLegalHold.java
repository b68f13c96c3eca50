package io.muniment.command.privacy.eraseperson;

import io.muniment.kernel.privacy.PersonState;
import io.muniment.kernel.privacy.PrivacyRule;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import org.jspecify.annotations.Nullable;

public record NoLegalHold(@Nullable PersonState person) implements Rule {

    @Override
    public boolean holds() {
        return person == null || !person.isHeld();
    }

    @Override
    public RuleCode code() {
        return PrivacyRule.LEGAL_HOLD;
    }

    @Override
    public String explanation() {
        return "A legal hold wants the data of the person kept; it is to be lifted first";
    }
}
