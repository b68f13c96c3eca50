package io.muniment.projection.verification.search;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.projection.Batched;
import io.muniment.projection.OncePerBatch;
import io.muniment.projection.Recorded;
import io.muniment.projection.Unhurried;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final OncePerBatch<Map<VerificationRequestId, List<News>>> batches =
            new OncePerBatch<>(NAME, new Indexing());

    SearchIndexer(VerificationStates states, RequestIndex index) {
        this.states = states;
        this.index = index;
    }

    @EventHandler
    void on(VerificationRequestEvent event, Recorded recorded) {
        batches.add(
                recorded,
                touched -> touched.computeIfAbsent(event.id(), _ -> new ArrayList<>())
                        .add(new News(event, recorded)));
    }

    @ResetHandler
    void reset() {
        batches.forgetFailures();
    }

    private VersionedDocument document(VerificationRequestId id, List<News> news) {
        TenantId tenant = news.getFirst().recorded().tenant();
        return states.after(id, news)
                .map(folded -> VersionedDocument.of(folded, tenant))
                .orElseThrow(() -> new IllegalStateException("The store has no events of " + id));
    }

    private final class Indexing implements OncePerBatch.Work<Map<VerificationRequestId, List<News>>> {

        @Override
        public Map<VerificationRequestId, List<News>> begin(Set<String> aggregates) {
            return new LinkedHashMap<>();
        }

        @Override
        public void end(Map<VerificationRequestId, List<News>> touched) {
            index.put(touched.entrySet().stream()
                    .map(one -> document(one.getKey(), one.getValue()))
                    .toList());
        }

        @Override
        public void endAlone(Map<VerificationRequestId, List<News>> touched) {
            end(touched);
        }
    }
}
