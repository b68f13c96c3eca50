package io.muniment.command.identity.reinstateaccount;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.identity.AccountId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReinstateAccountEndpoint {

    private final Commands commands;

    ReinstateAccountEndpoint(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/api/accounts/{id}/reinstate")
    Receipt reinstate(@PathVariable AccountId id) {
        return commands.send(new ReinstateAccount(id));
    }
}
