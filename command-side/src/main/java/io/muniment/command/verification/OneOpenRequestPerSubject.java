package io.muniment.command.verification;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationRule;
import org.jspecify.annotations.Nullable;

public record OneOpenRequestPerSubject(
        VerificationRequestId asking, @Nullable VerificationRequestState latest) implements Rule {

    @Override
    public boolean holds() {
        return latest == null || latest.id().equals(asking) || !latest.status().isOpen();
    }

    @Override
    public RuleCode code() {
        return VerificationRule.REQUEST_ALREADY_OPEN;
    }

    @Override
    public String explanation() {
        return "The subject already has an open request of this type";
    }
}
