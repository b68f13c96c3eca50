package io.muniment.command.verification.claimreview;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationRule;

public record SecondApprovalByAnother(VerificationRequestState request, Actor reviewer) implements Rule {

    @Override
    public boolean holds() {
        return !reviewer.id().equals(request.standing().proposedBy());
    }

    @Override
    public RuleCode code() {
        return VerificationRule.SECOND_REVIEWER_NEEDED;
    }

    @Override
    public String explanation() {
        return "You proposed the approval; another reviewer has to confirm it";
    }
}
