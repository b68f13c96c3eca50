package io.muniment.infra.http.problem;

import io.muniment.kernel.rule.RuleBroken;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A broken rule is answered under its own code. */
final class BrokenRules {

    private BrokenRules() {}

    static Refusal refusal(RuleBroken broken) {
        return switch (broken.code().refusal()) {
            case CONFLICT -> refusal(broken, HttpStatus.CONFLICT, "Not in this state");
            case FORBIDDEN ->
                refusal(broken, HttpStatus.FORBIDDEN, "Not by you")
                        .atGate("rule:" + broken.code().code());
            case UNPROCESSABLE -> refusal(broken, HttpStatus.UNPROCESSABLE_CONTENT, "Not as given");
        };
    }

    private static Refusal refusal(RuleBroken broken, HttpStatus status, String title) {
        String explanation = String.valueOf(broken.getMessage());
        return new Refusal(broken.code().code(), status.value(), title, explanation, List.of(), Map.of());
    }
}
