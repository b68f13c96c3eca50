package io.muniment.query.history;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static org.jooq.impl.DSL.noCondition;

import io.muniment.kernel.identity.Actor;
import io.muniment.projection.schema.tables.records.EventHistoryRecord;
import io.muniment.projection.schema.view.HistoryVisibility;
import io.muniment.query.NotFound;
import io.muniment.query.Page;
import io.muniment.query.Sorting;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class HistoryQueries {

    private static final Sorting SORTING = new Sorting(
            Map.of("version", EVENT_HISTORY.VERSION, "recordedAt", EVENT_HISTORY.RECORDED_AT),
            EVENT_HISTORY.VERSION.asc(),
            EVENT_HISTORY.POSITION);

    private final DSLContext db;

    HistoryQueries(DSLContext db) {
        this.db = db;
    }

    @QueryHandler
    Page<HistoryEntry> on(FindHistory query, Actor actor) {
        var whole = EVENT_HISTORY
                .AGGREGATE_ID
                .eq(query.id())
                .and(EVENT_HISTORY.AGGREGATE_TYPE.eq(query.type()))
                .and(visibleTo(actor));
        if (!db.fetchExists(EVENT_HISTORY, whole)) {
            throw new NotFound(query.id());
        }
        var condition = whole.and(filter(query));
        var items = db.selectFrom(EVENT_HISTORY)
                .where(condition)
                .orderBy(SORTING.of(query.page().sort()))
                .limit(query.page().size())
                .offset(query.page().offset())
                .fetch(HistoryQueries::entry);
        return Page.of(items, query.page(), db.fetchCount(EVENT_HISTORY, condition));
    }

    private static Condition visibleTo(Actor actor) {
        return HistoryVisibility.of(actor.tenant(), actor.id(), actor.role()).ofRows();
    }

    private static Condition filter(FindHistory query) {
        return (query.actor() == null ? noCondition() : EVENT_HISTORY.ACTOR.eq(query.actor()))
                .and(query.name() == null ? noCondition() : EVENT_HISTORY.NAME.eq(query.name()));
    }

    private static HistoryEntry entry(EventHistoryRecord row) {
        return new HistoryEntry(
                row.getPosition(),
                row.getEventId(),
                row.getAggregateType(),
                row.getAggregateId(),
                row.getVersion(),
                row.getName(),
                row.getRevision(),
                row.getNarrative(),
                row.getRecordedAt(),
                row.getEffectiveAt(),
                row.getActor(),
                row.getRole(),
                row.getOnBehalfOf(),
                row.getRequestId(),
                row.getCorrelationId(),
                row.getCausationId());
    }
}
