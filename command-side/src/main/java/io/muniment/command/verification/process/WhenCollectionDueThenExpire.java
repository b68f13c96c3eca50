package io.muniment.command.verification.process;

import io.muniment.command.Deadline;
import io.muniment.command.SystemCommands;
import io.muniment.command.WhenDue;
import io.muniment.command.verification.expirerequest.ExpireRequest;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.verification.VerificationRequestId;
import org.springframework.stereotype.Component;

@Component
class WhenCollectionDueThenExpire implements WhenDue {

    static final String NAME = "verification-expiry";

    private final SystemCommands commands;

    WhenCollectionDueThenExpire(SystemCommands commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(Deadline deadline) {
        commands.send(
                new ExpireRequest(new VerificationRequestId(deadline.aggregateId()), deadline.about()),
                Actor.system("verification-process", deadline.tenant()));
    }
}
