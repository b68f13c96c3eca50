package io.muniment.query.stream;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static org.jooq.impl.DSL.select;

import io.muniment.kernel.identity.Actor;
import io.muniment.projection.schema.view.HistoryLine;
import io.muniment.projection.schema.view.HistoryVisibility;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class StreamQueries {

    /** Who has missed more gets it in several connections, each resuming where the last one ended. */
    static final int AT_ONCE = 1000;

    private final DSLContext db;

    StreamQueries(DSLContext db) {
        this.db = db;
    }

    @QueryHandler
    MissedLines on(FollowHistory query, Actor actor) {
        var after = query.after();
        if (after == null) {
            return new MissedLines(List.of(), false);
        }
        var lines = db.selectFrom(EVENT_HISTORY)
                .where(visibleTo(actor))
                .and(writtenAfter(after))
                .orderBy(EVENT_HISTORY.WRITTEN)
                .limit(AT_ONCE + 1)
                .fetch(HistoryLine::of);
        return new MissedLines(List.copyOf(lines.subList(0, Math.min(lines.size(), AT_ONCE))), lines.size() > AT_ONCE);
    }

    private static Condition visibleTo(Actor actor) {
        return HistoryVisibility.of(actor.tenant(), actor.id(), actor.role()).ofRows();
    }

    /** By the order of writing, since a transaction may publish an earlier position after a later one. */
    private Condition writtenAfter(long position) {
        return db.fetchExists(EVENT_HISTORY, EVENT_HISTORY.POSITION.eq(position))
                ? EVENT_HISTORY.WRITTEN.gt(
                        select(EVENT_HISTORY.WRITTEN).from(EVENT_HISTORY).where(EVENT_HISTORY.POSITION.eq(position)))
                : EVENT_HISTORY.POSITION.gt(position);
    }
}
