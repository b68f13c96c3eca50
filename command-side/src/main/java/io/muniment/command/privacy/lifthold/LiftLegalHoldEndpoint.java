package io.muniment.command.privacy.lifthold;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.privacy.HoldId;
import io.muniment.kernel.privacy.PersonId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LiftLegalHoldEndpoint {

    private final Commands commands;
    private final Supplier<Actor> actor;

    LiftLegalHoldEndpoint(Commands commands, Supplier<Actor> actor) {
        this.commands = commands;
        this.actor = actor;
    }

    @PostMapping("/api/privacy/persons/{person}/holds/{hold}/lift")
    Receipt lift(
            @PathVariable @Size(max = 100) String person,
            @PathVariable HoldId hold,
            @RequestBody @Valid Lifting lifting) {
        return commands.send(new LiftLegalHold(
                PersonId.of(actor.get().tenant(), person),
                hold,
                lifting.reason().strip()));
    }

    /** Why the data need not be kept any more. */
    record Lifting(@NotBlank @Size(max = 2000) String reason) {}
}
