package io.muniment.command.verification.decide;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRule;
import java.util.List;

public record RejectionNamesReasons(List<String> reasons) implements Rule {

    @Override
    public boolean holds() {
        return !reasons.isEmpty() && reasons.stream().noneMatch(String::isBlank);
    }

    @Override
    public RuleCode code() {
        return VerificationRule.REASONS_MISSING;
    }

    @Override
    public String explanation() {
        return "A rejection names at least one reason";
    }
}
