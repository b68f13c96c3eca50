package io.muniment.command.verification.claimreview;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationRule;
import io.muniment.kernel.verification.VerificationStatus;

public record OnlyQueuedReviews(VerificationRequestState request) implements Rule {

    @Override
    public boolean holds() {
        return request.status() == VerificationStatus.QUEUED;
    }

    @Override
    public RuleCode code() {
        return VerificationRule.NOT_QUEUED;
    }

    @Override
    public String explanation() {
        return "The request does not wait for a reviewer; it is " + request.status();
    }
}
