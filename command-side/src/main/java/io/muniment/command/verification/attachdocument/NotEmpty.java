package io.muniment.command.verification.attachdocument;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRule;

record NotEmpty(long size) implements Rule {

    @Override
    public boolean holds() {
        return size > 0;
    }

    @Override
    public RuleCode code() {
        return VerificationRule.DOCUMENT_REFUSED;
    }

    @Override
    public String explanation() {
        return "The file is empty";
    }
}
