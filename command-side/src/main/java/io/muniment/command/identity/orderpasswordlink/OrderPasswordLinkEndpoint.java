package io.muniment.command.identity.orderpasswordlink;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.identity.AccountId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderPasswordLinkEndpoint {

    private final Commands commands;

    OrderPasswordLinkEndpoint(Commands commands) {
        this.commands = commands;
    }

    /** Accepted: the mail goes out by itself. */
    @PostMapping("/api/accounts/{id}/password-link")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Receipt orderPasswordLink(@PathVariable AccountId id) {
        return commands.send(new OrderPasswordLink(id));
    }
}
