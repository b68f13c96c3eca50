package io.muniment.command.verification;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.Standing.InReview;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationRule;

public record OnlyTheClaimingReviewer(VerificationRequestState request, Actor actor) implements Rule {

    @Override
    public boolean holds() {
        return request.standing() instanceof InReview review
                && review.reviewer().equals(actor.id());
    }

    @Override
    public RuleCode code() {
        return VerificationRule.NOT_THE_CLAIMING_REVIEWER;
    }

    @Override
    public String explanation() {
        return "Only the reviewer who claimed the request may do this";
    }
}
