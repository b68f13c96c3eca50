package io.muniment.command.evidence.process;

import io.muniment.command.Deadline;
import io.muniment.command.SystemCommands;
import io.muniment.command.WhenDue;
import io.muniment.command.evidence.makepack.RecordPackFailed;
import io.muniment.command.evidence.makepack.RecordPackMade;
import io.muniment.kernel.evidence.EvidencePackId;
import io.muniment.kernel.identity.Actor;
import org.springframework.stereotype.Component;

@Component
class WhenPackDueThenMake implements WhenDue {

    static final String NAME = "evidence-making";

    private final PackMaker maker;
    private final SystemCommands commands;

    WhenPackDueThenMake(PackMaker maker, SystemCommands commands) {
        this.maker = maker;
        this.commands = commands;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(Deadline deadline) {
        EvidencePackId id = new EvidencePackId(deadline.aggregateId());
        maker.make(deadline.tenant(), id)
                .map(outcome -> command(id, outcome))
                .ifPresent(command -> commands.send(command, Actor.system("evidence", deadline.tenant())));
    }

    private static Object command(EvidencePackId id, PackMaker.Outcome outcome) {
        return switch (outcome) {
            case PackMaker.Outcome.Made made ->
                new RecordPackMade(id, made.fileSha256(), made.bytes(), made.position(), made.checkpointSize());
            case PackMaker.Outcome.GivenUp given -> new RecordPackFailed(id, given.code(), given.reason());
        };
    }
}
