package io.muniment.command.evidence.requestpack;

import io.muniment.kernel.evidence.EvidenceRule;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;

public record OnlyWhatIsKnown(boolean areKnown) implements Rule {
    @Override
    public boolean holds() {
        return areKnown;
    }

    @Override
    public RuleCode code() {
        return EvidenceRule.SUBJECT_UNKNOWN;
    }

    @Override
    public String explanation() {
        return "There is no such aggregate, or not of that type";
    }
}
