package io.muniment.command.verification.decide;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.verification.VerificationRequestId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DecideEndpoint {

    private final Commands commands;

    DecideEndpoint(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/api/verification-requests/{id}/decision")
    Receipt decide(@PathVariable VerificationRequestId id, @RequestBody @Valid Decision decision) {
        return commands.send(
                switch (decision.outcome()) {
                    case APPROVED -> new ApproveRequest(id, decision.effectiveAt());
                    case REJECTED ->
                        new RejectRequest(
                                id, Objects.requireNonNullElse(decision.reasons(), List.of()), decision.effectiveAt());
                    case MORE_INFORMATION ->
                        new RequestInformation(id, Objects.requireNonNullElse(decision.question(), ""));
                });
    }

    enum Outcome {
        APPROVED,
        REJECTED,
        MORE_INFORMATION
    }

    /** Reasons go with a rejection, a question with the wish for more. */
    record Decision(
            @NotNull Outcome outcome,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 2000) String> reasons,
            @Nullable @Size(max = 2000) String question,
            @Nullable Instant effectiveAt) {

        @AssertTrue(message = "is needed with MORE_INFORMATION")
        boolean isQuestionGiven() {
            return outcome != Outcome.MORE_INFORMATION || (question != null && !question.isBlank());
        }
    }
}
