package io.muniment.command.verification;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationRule;
import io.muniment.kernel.verification.VerificationStatus;

public record OnlyInReview(VerificationRequestState request) implements Rule {

    @Override
    public boolean holds() {
        return request.status() == VerificationStatus.IN_REVIEW;
    }

    @Override
    public RuleCode code() {
        return VerificationRule.NOT_IN_REVIEW;
    }

    @Override
    public String explanation() {
        return "No reviewer has claimed the request; it is " + request.status();
    }
}
