package io.muniment.command.verification.reopenrequest;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationRule;
import io.muniment.kernel.verification.VerificationStatus;

public record OnlyRejectedOrExpired(VerificationRequestState request) implements Rule {

    @Override
    public boolean holds() {
        return request.status() == VerificationStatus.REJECTED || request.status() == VerificationStatus.EXPIRED;
    }

    @Override
    public RuleCode code() {
        return VerificationRule.NOT_REOPENABLE;
    }

    @Override
    public String explanation() {
        return "Only a rejected or expired request can be reopened; it is " + request.status();
    }
}
