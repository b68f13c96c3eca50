package io.muniment.command.verification.withdrawrequest;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.verification.VerificationRequestId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WithdrawRequestEndpoint {

    private final Commands commands;

    WithdrawRequestEndpoint(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/api/verification-requests/{id}/withdraw")
    Receipt withdraw(@PathVariable VerificationRequestId id) {
        return commands.send(new WithdrawRequest(id));
    }
}
