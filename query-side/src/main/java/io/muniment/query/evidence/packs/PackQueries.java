package io.muniment.query.evidence.packs;

import static io.muniment.projection.schema.Tables.EVIDENCE_PACKS;
import static io.muniment.projection.schema.Tables.EVIDENCE_PACK_SUBJECTS;
import static io.muniment.projection.schema.Tables.EVIDENCE_PACK_WORK;
import static org.jooq.impl.DSL.noCondition;

import io.muniment.kernel.evidence.PackStanding;
import io.muniment.kernel.evidence.PackSubject;
import io.muniment.kernel.identity.Actor;
import io.muniment.query.NotFound;
import io.muniment.query.Page;
import io.muniment.query.Sorting;
import io.muniment.query.evidence.packs.PackDetails.PackProgress;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class PackQueries {

    private static final Sorting SORTING = new Sorting(
            Map.of("requestedAt", EVIDENCE_PACKS.REQUESTED_AT, "asOf", EVIDENCE_PACKS.AS_OF),
            EVIDENCE_PACKS.REQUESTED_AT.desc(),
            EVIDENCE_PACKS.ID);

    private final DSLContext db;
    private final PackLinks links;

    PackQueries(DSLContext db, PackLinks links) {
        this.db = db;
        this.links = links;
    }

    @QueryHandler
    Page<PackSummary> on(FindPacks query, Actor actor) {
        PackStanding standing = query.standing();
        Condition condition = EVIDENCE_PACKS
                .TENANT
                .eq(actor.tenant().value())
                .and(standing == null ? noCondition() : EVIDENCE_PACKS.STANDING.eq(standing.name()));
        var items = db.selectFrom(EVIDENCE_PACKS)
                .where(condition)
                .orderBy(SORTING.of(query.page().sort()))
                .limit(query.page().size())
                .offset(query.page().offset())
                .fetch(PackSummary::of);
        return Page.of(items, query.page(), db.fetchCount(EVIDENCE_PACKS, condition));
    }

    @QueryHandler
    PackDetails on(FindPack query, Actor actor) {
        var pack = db.selectFrom(EVIDENCE_PACKS)
                .where(EVIDENCE_PACKS.ID.eq(query.id()))
                .and(EVIDENCE_PACKS.TENANT.eq(actor.tenant().value()))
                .fetchOptional()
                .orElseThrow(() -> new NotFound(query.id()));
        boolean isReady = pack.getStanding().equals(PackStanding.READY.name());
        boolean isBeingMade = pack.getStanding().equals(PackStanding.REQUESTED.name());
        return PackDetails.of(
                pack,
                subjects(query.id()),
                isBeingMade ? progress(query.id()) : null,
                isReady ? links.linkTo(query.id()) : null);
    }

    private List<PackSubject> subjects(String pack) {
        return db.selectFrom(EVIDENCE_PACK_SUBJECTS)
                .where(EVIDENCE_PACK_SUBJECTS.PACK.eq(pack))
                .orderBy(EVIDENCE_PACK_SUBJECTS.PLACE)
                .fetch(row -> new PackSubject(row.getSubjectType(), row.getSubjectId()));
    }

    private @Nullable PackProgress progress(String pack) {
        return db.selectFrom(EVIDENCE_PACK_WORK)
                .where(EVIDENCE_PACK_WORK.PACK.eq(pack))
                .fetchOne(row -> new PackProgress(row.getStage(), row.getDone(), row.getTotal(), row.getAttempts()));
    }
}
