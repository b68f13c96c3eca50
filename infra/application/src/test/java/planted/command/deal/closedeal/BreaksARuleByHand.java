package planted.command.deal.closedeal;

import io.muniment.kernel.rule.RuleBroken;
import io.muniment.kernel.verification.VerificationRule;

final class BreaksARuleByHand {

    void refuse(boolean wanted) {
        if (wanted) {
            throw new RuleBroken(VerificationRule.NOT_OPEN, "planted");
        }
    }
}
