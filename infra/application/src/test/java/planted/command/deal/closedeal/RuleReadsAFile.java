package planted.command.deal.closedeal;

import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import io.muniment.kernel.verification.VerificationRule;
import java.nio.file.Files;
import java.nio.file.Path;

record RuleReadsAFile(Path file) implements Rule {

    @Override
    public boolean holds() {
        return Files.exists(file);
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
