package io.muniment.infra.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.command.verification.claimreview.ClaimReview;
import io.muniment.kernel.verification.VerificationRequestId;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.IdentifierMissingException;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.junit.jupiter.api.Test;

class CommandTargetsTest {

    private final CommandTargets targets = new CommandTargets();

    @Test
    void itIsTheComponentThatIsMarked() {
        var id = new VerificationRequestId("vrq_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a11");

        VersionedAggregateIdentifier target = targets.resolveTarget(new GenericCommandMessage<>(new ClaimReview(id)));

        assertThat(target.getIdentifierValue()).isEqualTo(id);
        assertThat(target.getVersion()).isNull();
    }

    @Test
    void whatIsForNothingIsRefused() {
        assertThatExceptionOfType(IdentifierMissingException.class)
                .isThrownBy(() -> targets.resolveTarget(new GenericCommandMessage<>(new Unmarked("id"))))
                .withMessageContaining("Unmarked");
        assertThatExceptionOfType(IdentifierMissingException.class)
                .isThrownBy(() -> targets.resolveTarget(new GenericCommandMessage<>("no record")));
    }

    record Unmarked(String id) {}
}
