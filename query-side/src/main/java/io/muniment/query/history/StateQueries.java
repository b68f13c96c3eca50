package io.muniment.query.history;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.max;

import io.muniment.kernel.identity.Actor;
import io.muniment.projection.schema.tables.records.EventHistoryRecord;
import io.muniment.query.NotFound;
import io.muniment.query.NotThereYet;
import io.muniment.query.VersionUnknown;
import java.time.Clock;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * What one aggregate was at a time. An event that was recorded later than it became true brings what came before it: a
 * state is always one that the aggregate has had.
 */
@Component
class StateQueries {

    private final DSLContext db;
    private final PastStates states;
    private final Clock clock;

    StateQueries(DSLContext db, PastStates states, Clock clock) {
        this.db = db;
        this.states = states;
        this.clock = clock;
    }

    @QueryHandler
    PastState on(FindState query, Actor actor) {
        var visible = HistoryQueries.visibleTo(actor);
        var life = HistoryQueries.ofAggregate(query.type(), query.id()).and(visible.ofRows());
        if (!visible.coversStatesOf(query.type()) || !db.fetchExists(EVENT_HISTORY, life)) {
            throw new NotFound(query.id());
        }
        AsOf asOf = AsOf.parse(query.at(), query.knownAt(), clock);
        var last = asOf.version().isPresent()
                ? version(life, asOf)
                        .orElseThrow(() ->
                                new VersionUnknown(query.id(), asOf.version().getAsLong()))
                : newest(life, asOf).orElseThrow(() -> new NotThereYet(query.id()));
        return states.at(query.type(), query.id(), last.getVersion())
                .map(state -> new PastState(
                        query.type(),
                        query.id(),
                        last.getVersion(),
                        last.getRecordedAt(),
                        last.getEffectiveAt(),
                        state))
                .orElseThrow(() -> new NotFound(query.id()));
    }

    private Optional<EventHistoryRecord> version(Condition life, AsOf asOf) {
        return db.selectFrom(EVENT_HISTORY)
                .where(life)
                .and(EVENT_HISTORY.VERSION.eq(asOf.version().getAsLong()))
                .and(EVENT_HISTORY.RECORDED_AT.le(asOf.knownAt()))
                .fetchOptional();
    }

    /**
     * Whatever was recorded by then was also true by then, for nothing is recorded before it is true. Only the few
     * events that were recorded later than they became true have to be looked at besides.
     */
    private Optional<EventHistoryRecord> newest(Condition life, AsOf asOf) {
        var byThen = asOf.at().isBefore(asOf.knownAt()) ? asOf.at() : asOf.knownAt();
        var inTime = db.select(EVENT_HISTORY.VERSION)
                .from(EVENT_HISTORY)
                .where(life)
                .and(EVENT_HISTORY.RECORDED_AT.le(byThen))
                .orderBy(EVENT_HISTORY.RECORDED_AT.desc(), EVENT_HISTORY.VERSION.desc())
                .limit(1);
        var later = db.select(max(EVENT_HISTORY.VERSION))
                .from(EVENT_HISTORY)
                .where(life)
                .and(EVENT_HISTORY.EFFECTIVE_AT.lt(EVENT_HISTORY.RECORDED_AT))
                .and(EVENT_HISTORY.EFFECTIVE_AT.le(asOf.at()))
                .and(EVENT_HISTORY.RECORDED_AT.le(asOf.knownAt()));
        return db.selectFrom(EVENT_HISTORY)
                .where(life)
                .and(EVENT_HISTORY.VERSION.eq(greatest(later.asField(), inTime.asField())))
                .fetchOptional();
    }
}
