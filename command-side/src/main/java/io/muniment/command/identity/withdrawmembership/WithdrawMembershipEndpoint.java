package io.muniment.command.identity.withdrawmembership;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Actor;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WithdrawMembershipEndpoint {

    private final Commands commands;
    private final Supplier<Actor> actor;

    WithdrawMembershipEndpoint(Commands commands, Supplier<Actor> actor) {
        this.commands = commands;
        this.actor = actor;
    }

    /** In the tenant of whoever asks. */
    @DeleteMapping("/api/accounts/{id}/membership")
    Receipt withdrawMembership(@PathVariable AccountId id) {
        return commands.send(new WithdrawMembership(id, actor.get().tenant()));
    }
}
