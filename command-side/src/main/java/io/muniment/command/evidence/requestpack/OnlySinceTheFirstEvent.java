package io.muniment.command.evidence.requestpack;

import io.muniment.kernel.evidence.EvidenceRule;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import java.time.Instant;

public record OnlySinceTheFirstEvent(Instant asOf, boolean hadBegun) implements Rule {
    @Override
    public boolean holds() {
        return hadBegun;
    }

    @Override
    public RuleCode code() {
        return EvidenceRule.BEFORE_THE_FIRST_EVENT;
    }

    @Override
    public String explanation() {
        return "At %s nothing had happened yet to what is asked for".formatted(asOf);
    }
}
