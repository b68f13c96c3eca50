package io.muniment.command.privacy.process;

import io.muniment.command.Deadline;
import io.muniment.command.Deadlines;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.privacy.PersonEvent.ErasureOrdered;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** It takes its time, and is tried until it is done: so it falls due at once. */
@Component
@ProcessingGroup("privacy-erasure")
@DisallowReplay
class WhenErasureOrderedThenErase {

    private final Deadlines deadlines;
    private final Clock clock;

    WhenErasureOrderedThenErase(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @EventHandler
    void on(ErasureOrdered event, Actor orderedBy) {
        Instant now = clock.instant();
        deadlines.set(new Deadline(WhenErasureDueThenCertify.NAME, event.id().value(), orderedBy.tenant(), now, now));
    }
}
