package io.muniment.command.verification.claimreview;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.Standing.InReview;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationRule;

public record OnlyOneReviewerAtATime(VerificationRequestState request, Actor reviewer) implements Rule {

    @Override
    public boolean holds() {
        return !(request.standing() instanceof InReview review)
                || review.reviewer().equals(reviewer.id());
    }

    @Override
    public RuleCode code() {
        return VerificationRule.REVIEW_ALREADY_CLAIMED;
    }

    @Override
    public String explanation() {
        return "Another reviewer has claimed the request";
    }
}
