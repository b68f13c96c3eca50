package io.muniment.command.identity.inviteperson;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.IdSource;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InvitePersonEndpoint {

    private final Commands commands;
    private final IdSource ids;

    InvitePersonEndpoint(Commands commands, IdSource ids) {
        this.commands = commands;
        this.ids = ids;
    }

    /** Into the tenant of whoever asks. */
    @PostMapping("/api/invitations")
    ResponseEntity<Receipt> invite(@RequestBody @Valid Invited invited) {
        Receipt receipt = commands.send(new InvitePerson(
                ids.next(InvitationId.PREFIX, InvitationId::new),
                ids.next(AccountId.PREFIX, AccountId::new),
                EmailAddress.of(invited.email()).orElseThrow(),
                invited.role()));
        return ResponseEntity.created(URI.create("/api/invitations/" + receipt.id()))
                .body(receipt);
    }

    /** Who is to come in, and as what. */
    record Invited(
            @NotBlank @Size(max = 320) String email,
            @NotNull Role role) {

        @AssertTrue(message = "is no e-mail address")
        boolean isEmail() {
            return email == null || EmailAddress.of(email).isPresent();
        }
    }
}
