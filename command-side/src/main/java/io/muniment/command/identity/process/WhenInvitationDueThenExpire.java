package io.muniment.command.identity.process;

import io.muniment.command.Deadline;
import io.muniment.command.SystemCommands;
import io.muniment.command.WhenDue;
import io.muniment.command.identity.expireinvitation.ExpireInvitation;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.InvitationId;
import org.springframework.stereotype.Component;

@Component
class WhenInvitationDueThenExpire implements WhenDue {

    static final String NAME = "identity-invitation-expiry";

    private final SystemCommands commands;

    WhenInvitationDueThenExpire(SystemCommands commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(Deadline deadline) {
        commands.send(
                new ExpireInvitation(new InvitationId(deadline.aggregateId()), deadline.about()),
                Actor.system("identity", deadline.tenant()));
    }
}
