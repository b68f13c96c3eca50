package io.muniment.command.identity.suspendaccount;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.identity.AccountId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SuspendAccountEndpoint {

    private final Commands commands;

    SuspendAccountEndpoint(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/api/accounts/{id}/suspend")
    Receipt suspend(@PathVariable AccountId id, @RequestBody @Valid Suspension suspension) {
        return commands.send(new SuspendAccount(id, suspension.reason().strip()));
    }

    /** Why nobody is to sign in with the account. */
    record Suspension(@NotBlank @Size(max = 2000) String reason) {}
}
