package io.muniment.command.verification;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationRule;

public record OnlyWhileOpen(VerificationRequestState request) implements Rule {

    @Override
    public boolean holds() {
        return request.status().isOpen();
    }

    @Override
    public RuleCode code() {
        return VerificationRule.NOT_OPEN;
    }

    @Override
    public String explanation() {
        return "The request is closed; it is " + request.status();
    }
}
