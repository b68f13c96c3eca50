package io.muniment.command.evidence.process;

import io.muniment.command.Deadline;
import io.muniment.command.Deadlines;
import io.muniment.kernel.evidence.EvidencePackEvent.PackRequested;
import io.muniment.kernel.identity.Actor;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** It takes its time, and is tried until it is done: so it falls due at once. */
@Component
@ProcessingGroup("evidence-making")
@DisallowReplay
class WhenPackRequestedThenMake {

    private final Deadlines deadlines;
    private final Clock clock;

    WhenPackRequestedThenMake(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @EventHandler
    void on(PackRequested event, Actor auditor) {
        Instant now = clock.instant();
        deadlines.set(new Deadline(WhenPackDueThenMake.NAME, event.id().value(), auditor.tenant(), now, now));
    }
}
