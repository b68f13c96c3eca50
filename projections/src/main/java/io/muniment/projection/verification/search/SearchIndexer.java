package io.muniment.projection.verification.search;

import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.projection.Recorded;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Indexes the whole request as it stands now, whichever event comes by: order and repetition do not matter, and a
 * replay mends what is there, so that nothing has to be emptied before one.
 */
@Component
@ProcessingGroup("verification-search")
class SearchIndexer {

    private static final String BATCH = SearchIndexer.class.getName();

    private final VerificationStates states;
    private final RequestIndex index;

    SearchIndexer(VerificationStates states, RequestIndex index) {
        this.states = states;
        this.index = index;
    }

    @EventHandler
    void on(VerificationRequestEvent event, Recorded recorded) {
        var indexed = indexedInThisBatch();
        if (indexed.getOrDefault(event.id(), -1L) >= recorded.version()) {
            return;
        }
        var folded = states.of(event.id())
                .orElseThrow(() -> new IllegalStateException("The store has no events of " + event.id()));
        index.put(RequestDocument.of(folded, recorded.tenant()), folded.version());
        indexed.put(event.id(), folded.version());
    }

    /**
     * One refresh for a batch, before its token is stored: whoever waits for the token can then find what it covers.
     * Waiting for the index's own refresh instead ({@code wait_for}) would hold every event back for up to a second.
     */
    private Map<VerificationRequestId, Long> indexedInThisBatch() {
        return CurrentUnitOfWork.map(work -> work.getOrComputeResource(BATCH, _ -> begin(work)))
                .orElseGet(HashMap::new);
    }

    private Map<VerificationRequestId, Long> begin(UnitOfWork<?> work) {
        work.onPrepareCommit(_ -> index.refresh());
        return new HashMap<>();
    }
}
