package io.muniment.command.privacy.eraseperson;

import io.muniment.kernel.privacy.PrivacyRule;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;

public record OnlyWhoIsKnown(boolean isKnown) implements Rule {

    @Override
    public boolean holds() {
        return isKnown;
    }

    @Override
    public RuleCode code() {
        return PrivacyRule.PERSON_UNKNOWN;
    }

    @Override
    public String explanation() {
        return "Nothing is kept of the person";
    }
}
