package io.muniment.command.privacy.placehold;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.IdSource;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.privacy.HoldId;
import io.muniment.kernel.privacy.PersonId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
class PlaceLegalHoldEndpoint {

    private final Commands commands;
    private final IdSource ids;
    private final Supplier<Actor> actor;

    PlaceLegalHoldEndpoint(Commands commands, IdSource ids, Supplier<Actor> actor) {
        this.commands = commands;
        this.ids = ids;
        this.actor = actor;
    }

    @PostMapping("/api/privacy/persons/{person}/holds")
    ResponseEntity<Receipt> place(
            @PathVariable @Size(max = 100) String person, @RequestBody @Valid LegalHold legalHold) {
        HoldId hold = ids.next(HoldId.PREFIX, HoldId::new);
        Receipt receipt = commands.send(new PlaceLegalHold(
                PersonId.of(actor.get().tenant(), person),
                person,
                hold,
                legalHold.reason().strip()));
        URI location =
                UriComponentsBuilder.fromPath("/api/privacy/persons/{person}").build(person);
        return ResponseEntity.created(location).body(receipt);
    }

    /** Why the data is to be kept. */
    record LegalHold(@NotBlank @Size(max = 2000) String reason) {}
}
