package io.muniment.command.verification.reopenrequest;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.verification.VerificationRequestId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReopenRequestEndpoint {

    private final Commands commands;

    ReopenRequestEndpoint(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/api/verification-requests/{id}/reopen")
    Receipt reopen(@PathVariable VerificationRequestId id, @RequestBody @Valid Reopening reopening) {
        return commands.send(new ReopenRequest(id, reopening.reason().strip()));
    }

    record Reopening(@NotBlank @Size(max = 2000) String reason) {}
}
