package io.muniment.projection.verification.search;

import io.muniment.kernel.verification.VerificationRequestId;
import java.util.List;
import java.util.Optional;

/** Where requests are folded from their events. */
@FunctionalInterface
interface VerificationStates {

    /**
     * A request as it stands now, or at least after these events.
     *
     * @param news some of its events in their order, which may save reading them
     */
    Optional<FoldedRequest> after(VerificationRequestId id, List<News> news);
}
