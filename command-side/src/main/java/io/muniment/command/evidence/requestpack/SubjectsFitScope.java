package io.muniment.command.evidence.requestpack;

import io.muniment.kernel.evidence.EvidenceRule;
import io.muniment.kernel.evidence.PackScope;
import io.muniment.kernel.evidence.PackSubject;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import java.util.List;

public record SubjectsFitScope(PackScope scope, List<PackSubject> subjects) implements Rule {
    public SubjectsFitScope {
        subjects = List.copyOf(subjects);
    }

    @Override
    public boolean holds() {
        return switch (scope) {
            case AGGREGATE -> subjects.size() == 1;
            case SET -> !subjects.isEmpty();
            case TENANT -> subjects.isEmpty();
        };
    }

    @Override
    public RuleCode code() {
        return EvidenceRule.SCOPE_UNCLEAR;
    }

    @Override
    public String explanation() {
        return "An AGGREGATE is one subject, a SET is one or more, a TENANT names none";
    }
}
