package io.muniment.infra.proof;

import io.muniment.query.ProofRefused;
import io.muniment.query.ProofRefused.Reason;
import io.muniment.query.proof.ConsistencyProof;
import io.muniment.query.proof.InclusionProof;
import io.muniment.query.proof.ProofKey;
import io.muniment.query.proof.Proofs;
import io.muniment.query.proof.SignedCheckpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** On Axon Server there is no ledger of ours to hash. */
@Component
@ConditionalOnProperty(name = "muniment.event-store", havingValue = "axon-server")
class NoProofs implements Proofs {

    static ProofRefused refused() {
        return new ProofRefused(Reason.NOT_KEPT, "Proofs are kept where the event store is PostgreSQL");
    }

    @Override
    public SignedCheckpoint checkpoint(@Nullable Long size) {
        throw refused();
    }

    @Override
    public SignedCheckpoint checkpointOfAll() {
        throw refused();
    }

    @Override
    public InclusionProof inclusion(String eventId, long position, @Nullable Long size) {
        throw refused();
    }

    @Override
    public ConsistencyProof consistency(long from, @Nullable Long to) {
        throw refused();
    }

    @Override
    public List<ProofKey> keys() {
        throw refused();
    }
}
