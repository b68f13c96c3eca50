package io.muniment.command.verification.attachdocument;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationRule;

public record NotTooManyDocuments(VerificationRequestState request, int limit) implements Rule {

    @Override
    public boolean holds() {
        return request.documents().size() < limit;
    }

    @Override
    public RuleCode code() {
        return VerificationRule.TOO_MANY_DOCUMENTS;
    }

    @Override
    public String explanation() {
        return "The request already has %d documents, the most it may have".formatted(limit);
    }
}
