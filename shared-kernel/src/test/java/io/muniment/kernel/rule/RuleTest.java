package io.muniment.kernel.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muniment.kernel.verification.VerificationRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RuleTest {

    @Test
    void rulesThatHoldSayNothing() {
        assertThatCode(() -> Rule.check(rule(true, VerificationRule.NOT_OPEN), rule(true, VerificationRule.NOT_QUEUED)))
                .doesNotThrowAnyException();
    }

    @Test
    void theFirstBrokenRuleEndsTheDecision() {
        RuleBroken broken = catchThrowableOfType(
                RuleBroken.class,
                () -> Rule.check(
                        rule(true, VerificationRule.NOT_OPEN),
                        rule(false, VerificationRule.NOT_QUEUED),
                        rule(false, VerificationRule.OWN_REQUEST)));

        assertThat(broken).hasMessage("because of NOT_QUEUED");
        assertThat(broken.code()).isEqualTo(VerificationRule.NOT_QUEUED);
    }

    @Test
    void codesAreDistinctAndFormedAlike() {
        assertThat(Arrays.stream(VerificationRule.values()).map(RuleCode::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("verification\\.[a-z]+(-[a-z]+)*"));
        assertThat(VerificationRule.OWN_REQUEST.refusal()).isEqualTo(RuleCode.Refusal.FORBIDDEN);
    }

    private static Rule rule(boolean holds, VerificationRule code) {
        return new Rule() {
            @Override
            public boolean holds() {
                return holds;
            }

            @Override
            public RuleCode code() {
                return code;
            }

            @Override
            public String explanation() {
                return "because of " + code;
            }
        };
    }
}
