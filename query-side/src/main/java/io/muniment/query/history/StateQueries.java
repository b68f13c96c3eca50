package io.muniment.query.history;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;

import io.muniment.kernel.identity.Actor;
import io.muniment.projection.schema.tables.records.EventHistoryRecord;
import io.muniment.query.AsOf;
import io.muniment.query.NotFound;
import io.muniment.query.NotThereYet;
import io.muniment.query.QueryRefused;
import io.muniment.query.VersionUnknown;
import java.time.Instant;
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

    StateQueries(DSLContext db, PastStates states) {
        this.db = db;
        this.states = states;
    }

    @QueryHandler
    PastState on(FindState query, Actor actor) {
        var visible = HistoryQueries.visibleTo(actor);
        var life = HistoryQueries.ofAggregate(query.type(), query.id()).and(visible.ofRows());
        if (!visible.coversStatesOf(query.type())) {
            throw new NotFound(query.id());
        }
        var last = last(life, query.asOf()).orElseThrow(() -> absent(query, life));
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

    /** Of what was known at a time nobody says whether it came later: that would be another answer some day. */
    private QueryRefused absent(FindState query, Condition life) {
        if (query.asOf().knownAt() == null && !db.fetchExists(EVENT_HISTORY, life)) {
            return new NotFound(query.id());
        }
        Long version = query.asOf().version();
        return version == null ? new NotThereYet(query.id()) : new VersionUnknown(query.id(), version);
    }

    private Optional<EventHistoryRecord> last(Condition life, AsOf asOf) {
        Long version = asOf.version();
        Instant knownAt = asOf.knownAt();
        return db.selectFrom(EVENT_HISTORY)
                .where(knownAt == null ? life : life.and(EVENT_HISTORY.RECORDED_AT.le(knownAt)))
                .and(
                        version == null
                                ? EVENT_HISTORY.VERSION.eq(NewestVersion.of(life, asOf))
                                : EVENT_HISTORY.VERSION.eq(version))
                .fetchOptional();
    }
}
