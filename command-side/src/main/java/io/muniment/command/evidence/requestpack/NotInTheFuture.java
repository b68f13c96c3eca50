package io.muniment.command.evidence.requestpack;

import io.muniment.kernel.evidence.EvidenceRule;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import java.time.Instant;

public record NotInTheFuture(Instant asOf, Instant now) implements Rule {
    @Override
    public boolean holds() {
        return !asOf.isAfter(now);
    }

    @Override
    public RuleCode code() {
        return EvidenceRule.IN_THE_FUTURE;
    }

    @Override
    public String explanation() {
        return "%s has not come yet".formatted(asOf);
    }
}
