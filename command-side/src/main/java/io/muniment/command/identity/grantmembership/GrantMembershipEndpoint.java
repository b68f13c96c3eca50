package io.muniment.command.identity.grantmembership;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GrantMembershipEndpoint {

    private final Commands commands;
    private final Supplier<Actor> actor;

    GrantMembershipEndpoint(Commands commands, Supplier<Actor> actor) {
        this.commands = commands;
        this.actor = actor;
    }

    /** In the tenant of whoever asks. */
    @PostMapping("/api/accounts/{id}/membership")
    Receipt grantMembership(@PathVariable AccountId id, @RequestBody @Valid GivenRole given) {
        return commands.send(new GrantMembership(id, actor.get().tenant(), given.role()));
    }

    /** What the account is to be. */
    record GivenRole(@NotNull Role role) {}
}
