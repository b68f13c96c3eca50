package io.muniment.command.verification.attachdocument;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.Standing.Collecting;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationRule;

/** Each collection has room of its own: who is asked for more can bring more. */
public record NotTooManyDocuments(VerificationRequestState request, int limit) implements Rule {

    @Override
    public boolean holds() {
        return !(request.standing() instanceof Collecting collection)
                || request.documents().size() - collection.hadBefore() < limit;
    }

    @Override
    public RuleCode code() {
        return VerificationRule.TOO_MANY_DOCUMENTS;
    }

    @Override
    public String explanation() {
        return "The applicant has already brought %d documents, the most in one collection".formatted(limit);
    }
}
