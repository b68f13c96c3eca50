package planted.command.deal.closedeal;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRule;
import java.time.Instant;

record RuleLooksAtTheClock(Instant until) implements Rule {

    @Override
    public boolean holds() {
        return Instant.now().isBefore(until);
    }

    @Override
    public RuleCode code() {
        return VerificationRule.NOT_OPEN;
    }

    @Override
    public String explanation() {
        return "planted";
    }
}
