package planted.command.deal.closedeal;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRule;

final class RuleThatIsNoRecord implements Rule {

    @Override
    public boolean holds() {
        return true;
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
