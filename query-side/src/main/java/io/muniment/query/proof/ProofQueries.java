package io.muniment.query.proof;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;

import io.muniment.kernel.identity.Actor;
import io.muniment.projection.schema.view.HistoryVisibility;
import io.muniment.query.NotFound;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class ProofQueries {

    private final DSLContext db;
    private final Proofs proofs;

    ProofQueries(DSLContext db, Proofs proofs) {
        this.db = db;
        this.proofs = proofs;
    }

    @QueryHandler
    SignedCheckpoint on(FindCheckpoint query) {
        return proofs.checkpoint(query.size());
    }

    @QueryHandler
    InclusionProof on(FindInclusion query, Actor actor) {
        long position = db.select(EVENT_HISTORY.POSITION)
                .from(EVENT_HISTORY)
                .where(EVENT_HISTORY.EVENT_ID.eq(query.eventId()))
                .and(HistoryVisibility.of(actor.tenant(), actor.id(), actor.role())
                        .ofRows())
                .fetchOptional(EVENT_HISTORY.POSITION)
                .orElseThrow(() -> new NotFound(query.eventId()));
        return proofs.inclusion(query.eventId(), position, query.size());
    }

    @QueryHandler
    ConsistencyProof on(FindConsistency query) {
        return proofs.consistency(query.from(), query.to());
    }

    @QueryHandler
    Export on(FindExport query, Actor actor) {
        Long size = query.size();
        return new Export(size == null ? proofs.checkpointOfAll() : proofs.checkpoint(size), actor.tenant());
    }

    @QueryHandler
    ProofKeys on(FindProofKeys query) {
        return new ProofKeys(proofs.keys());
    }
}
