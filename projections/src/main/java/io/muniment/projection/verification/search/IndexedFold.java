package io.muniment.projection.verification.search;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.projection.IndexFold;
import io.muniment.projection.Recorded;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The index made of whole lives, without asking the store for each request. */
@Component
class IndexedFold implements IndexFold<IndexedFold.State> {

    record State(FoldedRequest folded, TenantId tenant) {}

    private final RequestIndex index;
    private final VerificationStates states;

    IndexedFold(RequestIndex index, VerificationStates states) {
        this.index = index;
        this.states = states;
    }

    @Override
    public String name() {
        return SearchIndexer.NAME;
    }

    @Override
    public long version(State state) {
        return state.folded().version();
    }

    @Override
    public @Nullable State evolve(@Nullable State before, DomainEvent event, Recorded recorded) {
        if (!(event instanceof VerificationRequestEvent happened)) {
            return before;
        }
        var state = VerificationRequestState.next(
                before == null ? null : before.folded().state(), happened);
        return new State(new FoldedRequest(state, recorded.version(), recorded.recordedAt()), recorded.tenant());
    }

    @Override
    public void make(String mark) {
        index.make(mark);
    }

    @Override
    public void put(String mark, Collection<State> states) {
        index.put(
                mark,
                states.stream()
                        .map(state -> VersionedDocument.of(state.folded(), state.tenant()))
                        .toList());
    }

    @Override
    public void swap(String mark) {
        index.swap(mark);
    }

    @Override
    public void drop(String mark) {
        index.drop(mark);
    }

    @Override
    public long purge(TenantId tenant, Collection<String> aggregates) {
        List<VersionedDocument> now = aggregates.stream()
                .filter(id -> id.startsWith(VerificationRequestId.PREFIX))
                .flatMap(id -> states.after(new VerificationRequestId(id), List.of()).stream())
                .map(folded -> VersionedDocument.of(folded, tenant))
                .toList();
        index.put(now);
        index.purge();
        return now.size();
    }
}
