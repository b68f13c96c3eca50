package io.muniment.projection.verification.search;

import io.muniment.kernel.verification.VerificationRequestId;
import java.util.Optional;

/** Where requests are folded from their events. */
@FunctionalInterface
interface VerificationStates {

    Optional<FoldedRequest> of(VerificationRequestId id);
}
