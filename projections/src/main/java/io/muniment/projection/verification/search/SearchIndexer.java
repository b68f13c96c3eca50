package io.muniment.projection.verification.search;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.projection.Batched;
import io.muniment.projection.OncePerBatch;
import io.muniment.projection.Recorded;
import io.muniment.projection.Unhurried;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/**
 * Indexes each request of a batch as a whole and as it stands now, whichever events come by: order and repetition do
 * not matter, and a replay mends what is there, so that nothing has to be emptied before one.
 */
@Component
@ProcessingGroup(SearchIndexer.NAME)
@Batched
@Unhurried(millis = 200, because = "Each writing ends with a refresh of the index, which costs more than the documents")
class SearchIndexer {

    static final String NAME = "verification-search";

    private final VerificationStates states;
    private final RequestIndex index;
    private final OncePerBatch<Map<VerificationRequestId, TenantId>> batches = new OncePerBatch<>(NAME, new Indexing());

    SearchIndexer(VerificationStates states, RequestIndex index) {
        this.states = states;
        this.index = index;
    }

    @EventHandler
    void on(VerificationRequestEvent event, Recorded recorded) {
        batches.add(recorded, touched -> touched.put(event.id(), recorded.tenant()));
    }

    @ResetHandler
    void reset() {
        batches.forgetFailures();
    }

    private VersionedDocument document(VerificationRequestId id, TenantId tenant) {
        return states.of(id)
                .map(folded -> VersionedDocument.of(folded, tenant))
                .orElseThrow(() -> new IllegalStateException("The store has no events of " + id));
    }

    private final class Indexing implements OncePerBatch.Work<Map<VerificationRequestId, TenantId>> {

        @Override
        public Map<VerificationRequestId, TenantId> begin(Set<String> aggregates) {
            return new LinkedHashMap<>();
        }

        @Override
        public void end(Map<VerificationRequestId, TenantId> touched) {
            index.put(touched.entrySet().stream()
                    .map(one -> document(one.getKey(), one.getValue()))
                    .toList());
        }

        @Override
        public void endAlone(Map<VerificationRequestId, TenantId> touched) {
            end(touched);
        }
    }
}
