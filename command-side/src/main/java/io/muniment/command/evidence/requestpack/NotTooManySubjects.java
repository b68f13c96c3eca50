package io.muniment.command.evidence.requestpack;

import io.muniment.kernel.evidence.EvidenceRule;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;

public record NotTooManySubjects(int subjects) implements Rule {
    private static final int MOST = 1000;

    @Override
    public boolean holds() {
        return subjects <= MOST;
    }

    @Override
    public RuleCode code() {
        return EvidenceRule.TOO_MANY_SUBJECTS;
    }

    @Override
    public String explanation() {
        return "A set has at most %d subjects".formatted(MOST);
    }
}
