package io.muniment.command.privacy.process;

import io.muniment.command.Deadline;
import io.muniment.command.SystemCommands;
import io.muniment.command.WhenDue;
import io.muniment.command.privacy.eraseperson.CertifyErasure;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.privacy.PersonId;
import org.springframework.stereotype.Component;

@Component
class WhenErasureDueThenCertify implements WhenDue {

    static final String NAME = "privacy-erasure";

    private final PersonalDataStores stores;
    private final SystemCommands commands;

    WhenErasureDueThenCertify(PersonalDataStores stores, SystemCommands commands) {
        this.stores = stores;
        this.commands = commands;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(Deadline deadline) {
        PersonId person = new PersonId(deadline.aggregateId());
        commands.send(
                new CertifyErasure(person, stores.erase(deadline.tenant(), person)),
                Actor.system("privacy", deadline.tenant()));
    }
}
