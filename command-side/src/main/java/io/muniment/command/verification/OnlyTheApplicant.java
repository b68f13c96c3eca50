package io.muniment.command.verification;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationRule;

public record OnlyTheApplicant(VerificationRequestState request, Actor actor) implements Rule {

    @Override
    public boolean holds() {
        return request.applicant().equals(actor.id());
    }

    @Override
    public RuleCode code() {
        return VerificationRule.NOT_THE_APPLICANT;
    }

    @Override
    public String explanation() {
        return "Only the applicant may do this with the request";
    }
}
