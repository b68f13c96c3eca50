package io.muniment.command.privacy.eraseperson;

import io.muniment.kernel.privacy.PersonStanding;
import io.muniment.kernel.privacy.PersonState;
import io.muniment.kernel.privacy.PrivacyRule;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import org.jspecify.annotations.Nullable;

public record EachPersonOnce(@Nullable PersonState person) implements Rule {

    @Override
    public boolean holds() {
        return person == null || person.standing() == PersonStanding.KEPT;
    }

    @Override
    public RuleCode code() {
        return PrivacyRule.PERSON_ERASED;
    }

    @Override
    public String explanation() {
        return "The person is erased already, or is being erased";
    }
}
