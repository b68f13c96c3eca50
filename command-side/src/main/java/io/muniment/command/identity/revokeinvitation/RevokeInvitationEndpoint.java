package io.muniment.command.identity.revokeinvitation;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.identity.InvitationId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RevokeInvitationEndpoint {

    private final Commands commands;

    RevokeInvitationEndpoint(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/api/invitations/{id}/revoke")
    Receipt revoke(@PathVariable InvitationId id) {
        return commands.send(new RevokeInvitation(id));
    }
}
