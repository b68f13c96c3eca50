package io.muniment.query.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was signed of the ledger, and what follows from it. A size that is not said is that of the newest checkpoint;
 * what is not to be had is refused with {@link io.muniment.query.ProofRefused}.
 */
public interface Proofs {

    SignedCheckpoint checkpoint(@Nullable Long size);

    /** Of all that is recorded now. */
    SignedCheckpoint checkpointOfAll();

    /** Where no size is said and no checkpoint has the event yet, one is made. */
    InclusionProof inclusion(String eventId, long position, @Nullable Long size);

    ConsistencyProof consistency(long from, @Nullable Long to);

    List<ProofKey> keys();
}
