package io.muniment.command.evidence.requestpack;

import io.muniment.kernel.evidence.EvidenceRule;
import io.muniment.kernel.evidence.PackSubject;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import java.util.List;

public record EachSubjectOnce(List<PackSubject> subjects) implements Rule {
    public EachSubjectOnce {
        subjects = List.copyOf(subjects);
    }

    @Override
    public boolean holds() {
        return subjects.stream().map(PackSubject::id).distinct().count() == subjects.size();
    }

    @Override
    public RuleCode code() {
        return EvidenceRule.SUBJECT_TWICE;
    }

    @Override
    public String explanation() {
        return "Each subject is named once";
    }
}
