package io.muniment.command.verification;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRule;
import java.time.Instant;

public record EffectiveTimePossible(Instant effective, Instant earliest, Instant now) implements Rule {

    @Override
    public boolean holds() {
        return !effective.isBefore(earliest) && !effective.isAfter(now);
    }

    @Override
    public RuleCode code() {
        return VerificationRule.EFFECTIVE_TIME_IMPOSSIBLE;
    }

    @Override
    public String explanation() {
        return "It cannot have become true at %s: only from %s until now".formatted(effective, earliest);
    }
}
