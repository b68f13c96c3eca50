package io.muniment.command.privacy.eraseperson;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.privacy.ErasureGround;
import io.muniment.kernel.privacy.PersonId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ErasePersonEndpoint {

    private final Commands commands;
    private final Supplier<Actor> actor;

    ErasePersonEndpoint(Commands commands, Supplier<Actor> actor) {
        this.commands = commands;
        this.actor = actor;
    }

    /** Accepted: that it is done is certified later. */
    @PostMapping("/api/privacy/persons/{person}/erasure")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Receipt erase(@PathVariable @Size(max = 100) String person, @RequestBody @Valid Erasure erasure) {
        return commands.send(new ErasePerson(PersonId.of(actor.get().tenant(), person), person, erasure.ground()));
    }

    /** Why the person is to be forgotten. */
    record Erasure(@NotNull ErasureGround ground) {}
}
