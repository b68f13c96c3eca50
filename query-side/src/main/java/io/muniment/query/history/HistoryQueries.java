package io.muniment.query.history;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static org.jooq.impl.DSL.noCondition;

import io.muniment.kernel.identity.Actor;
import io.muniment.projection.schema.view.HistoryVisibility;
import io.muniment.query.NotFound;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Sorting;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class HistoryQueries {

    private static final Sorting IN_ORDER = new Sorting(
            Map.of("version", EVENT_HISTORY.VERSION, "recordedAt", EVENT_HISTORY.RECORDED_AT),
            EVENT_HISTORY.VERSION.asc(),
            EVENT_HISTORY.POSITION);

    private static final Sorting NEWEST_FIRST = new Sorting(
            Map.of("position", EVENT_HISTORY.POSITION), EVENT_HISTORY.POSITION.desc(), EVENT_HISTORY.VERSION);

    private final DSLContext db;
    private final PastStates states;

    HistoryQueries(DSLContext db, PastStates states) {
        this.db = db;
        this.states = states;
    }

    @QueryHandler
    Page<HistoryEntry> on(FindHistory query, Actor actor) {
        var visible = visibleTo(actor);
        var whole = ofAggregate(query.type(), query.id()).and(visible.ofRows());
        if (!db.fetchExists(EVENT_HISTORY, whole)) {
            throw absent(query, actor);
        }
        var condition = whole.and(is(EVENT_HISTORY.ACTOR, query.actor()))
                .and(is(EVENT_HISTORY.NAME, query.name()))
                .and(query.recorded().of(EVENT_HISTORY.RECORDED_AT));
        return page(condition, IN_ORDER, query.page(), visible);
    }

    @QueryHandler
    Page<HistoryEntry> on(FindAuditLogs query, Actor actor) {
        var visible = visibleTo(actor);
        var condition = visible.ofRows()
                .and(is(EVENT_HISTORY.ACTOR, query.actor()))
                .and(is(EVENT_HISTORY.NAME, query.action()))
                .and(is(EVENT_HISTORY.AGGREGATE_TYPE, query.aggregate()))
                .and(is(EVENT_HISTORY.AGGREGATE_ID, query.aggregateId()))
                .and(is(EVENT_HISTORY.TENANT, query.tenant()))
                .and(query.recorded().of(EVENT_HISTORY.RECORDED_AT));
        return page(condition, NEWEST_FIRST, query.page(), visible);
    }

    @QueryHandler
    AuditLog on(FindAuditLog query, Actor actor) {
        var visible = visibleTo(actor);
        var row = db.selectFrom(EVENT_HISTORY)
                .where(EVENT_HISTORY.EVENT_ID.eq(query.eventId()))
                .and(visible.ofRows())
                .fetchOptional()
                .orElseThrow(() -> new NotFound(query.eventId()));
        var entry = new ToldLines(states, visible).of(List.of(row)).getFirst();
        return new AuditLog(entry, state(entry, entry.version() - 1), state(entry, entry.version()));
    }

    /** Looked up whether it is there or not: the time that it takes tells nobody. */
    private NotFound absent(FindHistory query, Actor actor) {
        Condition inTenant = ofAggregate(query.type(), query.id())
                .and(EVENT_HISTORY.TENANT.eq(actor.tenant().value()));
        return db.fetchExists(EVENT_HISTORY, inTenant) ? NotFound.notOnesOwn(query.id()) : new NotFound(query.id());
    }

    private @Nullable Map<String, Object> state(HistoryEntry entry, long version) {
        return states.at(entry.type(), entry.id(), version).orElse(null);
    }

    private Page<HistoryEntry> page(Condition condition, Sorting sorting, PageRequest page, HistoryVisibility visible) {
        var rows = db.selectFrom(EVENT_HISTORY)
                .where(condition)
                .orderBy(sorting.of(page.sort()))
                .limit(page.size())
                .offset(page.offset())
                .fetch();
        return Page.of(new ToldLines(states, visible).of(rows), page, db.fetchCount(EVENT_HISTORY, condition));
    }

    static Condition ofAggregate(String type, String id) {
        return EVENT_HISTORY.AGGREGATE_ID.eq(id).and(EVENT_HISTORY.AGGREGATE_TYPE.eq(type));
    }

    static HistoryVisibility visibleTo(Actor actor) {
        return HistoryVisibility.of(actor.tenant(), actor.id(), actor.role());
    }

    private static Condition is(Field<String> column, @Nullable String wanted) {
        return wanted == null ? noCondition() : column.eq(wanted);
    }
}
