package io.muniment.projection.verification.search;

import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestState;
import java.time.Instant;

/** A request folded from its whole history, and how far that history went. */
record FoldedRequest(VerificationRequestState state, long version, Instant changedAt) {

    FoldedRequest after(VerificationRequestEvent next, long itsVersion, Instant itsTime) {
        return new FoldedRequest(state.evolve(next), itsVersion, itsTime);
    }
}
