package io.muniment.infra.evidence;

import io.muniment.command.evidence.RecordedSubjects;
import io.muniment.command.evidence.process.PackMaker;
import io.muniment.kernel.evidence.EvidencePackId;
import io.muniment.kernel.evidence.PackSubject;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.query.ProofRefused;
import io.muniment.query.ProofRefused.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** On Axon Server nothing is proven, so there is nothing to hand to an auditor. */
@Component
@ConditionalOnProperty(name = "muniment.event-store", havingValue = "axon-server")
class NoPacks implements RecordedSubjects, PackMaker {

    private static ProofRefused refused() {
        return new ProofRefused(Reason.NOT_KEPT, "Evidence packs are made where the event store is PostgreSQL");
    }

    @Override
    public boolean areKnown(TenantId tenant, List<PackSubject> subjects) {
        throw refused();
    }

    @Override
    public boolean hadBegun(TenantId tenant, List<PackSubject> subjects, Instant asOf) {
        throw refused();
    }

    @Override
    public Optional<Outcome> make(TenantId tenant, EvidencePackId id) {
        throw refused();
    }
}
