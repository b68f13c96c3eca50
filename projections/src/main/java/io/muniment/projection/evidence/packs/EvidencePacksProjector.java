package io.muniment.projection.evidence.packs;

import io.muniment.kernel.evidence.EvidencePackEvent;
import io.muniment.projection.Batched;
import io.muniment.projection.Projection;
import io.muniment.projection.Recorded;
import io.muniment.projection.Unhurried;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Keeps what became of packs. */
@Component
@ProcessingGroup(EvidencePacks.NAME)
@Batched
@Unhurried(millis = 50, because = "Few packs are asked for, and who asks for one looks at it again and again")
class EvidencePacksProjector {

    private final Projection<PackRows> projection;

    EvidencePacksProjector(EvidencePacks packs, DSLContext db) {
        this.projection = new Projection<>(packs, db);
    }

    @EventHandler
    void on(EvidencePackEvent event, Recorded recorded) {
        projection.fold(event, recorded);
    }

    @ResetHandler
    void reset() {
        projection.reset();
    }
}
