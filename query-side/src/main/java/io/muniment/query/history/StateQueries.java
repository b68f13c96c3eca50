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
import java.time.Instant;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
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
        var last = last(life, asOf).orElseThrow(() -> {
            Long version = asOf.version();
            return version == null ? new NotThereYet(query.id()) : new VersionUnknown(query.id(), version);
        });
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

    private Optional<EventHistoryRecord> last(Condition life, AsOf asOf) {
        Long version = asOf.version();
        Instant knownAt = asOf.knownAt();
        var known = knownAt == null ? life : life.and(EVENT_HISTORY.RECORDED_AT.le(knownAt));
        return db.selectFrom(EVENT_HISTORY)
                .where(known)
                .and(
                        version == null
                                ? EVENT_HISTORY.VERSION.eq(newest(known, asOf.at()))
                                : EVENT_HISTORY.VERSION.eq(version))
                .fetchOptional();
    }

    /**
     * Whatever was recorded by then was also true by then, for nothing is recorded before it is true. Only the few
     * events that were recorded later than they became true have to be looked at besides.
     */
    private Field<Long> newest(Condition known, @Nullable Instant at) {
        if (at == null) {
            return newestWhere(known);
        }
        return greatest(
                newestWhere(known.and(EVENT_HISTORY.RECORDED_AT.le(at))),
                newestWhere(known.and(EVENT_HISTORY.EFFECTIVE_AT.lt(EVENT_HISTORY.RECORDED_AT))
                        .and(EVENT_HISTORY.EFFECTIVE_AT.le(at))));
    }

    private Field<Long> newestWhere(Condition condition) {
        return db.select(max(EVENT_HISTORY.VERSION))
                .from(EVENT_HISTORY)
                .where(condition)
                .asField();
    }
}
