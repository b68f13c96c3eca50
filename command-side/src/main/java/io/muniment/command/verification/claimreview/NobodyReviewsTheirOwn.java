package io.muniment.command.verification.claimreview;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationRule;

public record NobodyReviewsTheirOwn(VerificationRequestState request, Actor reviewer) implements Rule {

    @Override
    public boolean holds() {
        return !request.applicant().equals(reviewer.id());
    }

    @Override
    public RuleCode code() {
        return VerificationRule.OWN_REQUEST;
    }

    @Override
    public String explanation() {
        return "A reviewer never decides on a request of their own";
    }
}
