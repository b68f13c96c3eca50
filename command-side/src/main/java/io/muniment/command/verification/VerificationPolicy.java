package io.muniment.command.verification;

import io.muniment.kernel.verification.VerificationType;
import java.time.Duration;
import java.util.Set;

/** The times and limits of verification, by configuration. */
public record VerificationPolicy(
        Duration collectFor,
        Duration remindBefore,
        Duration reviewWithin,
        Duration backdateAtMost,
        int maxDocuments,
        Set<VerificationType> fourEyes) {

    public VerificationPolicy {
        fourEyes = Set.copyOf(fourEyes);
    }
}
