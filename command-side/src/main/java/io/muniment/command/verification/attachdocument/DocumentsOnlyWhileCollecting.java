package io.muniment.command.verification.attachdocument;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationRule;
import io.muniment.kernel.verification.VerificationStatus;

public record DocumentsOnlyWhileCollecting(VerificationRequestState request) implements Rule {

    @Override
    public boolean holds() {
        return request.status() == VerificationStatus.COLLECTING;
    }

    @Override
    public RuleCode code() {
        return VerificationRule.NOT_COLLECTING;
    }

    @Override
    public String explanation() {
        return "The request takes no documents now; it is " + request.status();
    }
}
