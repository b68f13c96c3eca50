package io.muniment.command.identity.resendinvitation;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.identity.InvitationId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ResendInvitationEndpoint {

    private final Commands commands;

    ResendInvitationEndpoint(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/api/invitations/{id}/resend")
    Receipt resend(@PathVariable InvitationId id) {
        return commands.send(new ResendInvitation(id));
    }
}
