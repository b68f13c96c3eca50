package io.muniment.command.verification.reopenrequest;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationRule;

public record OnlyOfSomebody(VerificationRequestState request) implements Rule {

    @Override
    public boolean holds() {
        return !request.isErased();
    }

    @Override
    public RuleCode code() {
        return VerificationRule.APPLICANT_ERASED;
    }

    @Override
    public String explanation() {
        return "The applicant is erased: nobody is there to bring more";
    }
}
