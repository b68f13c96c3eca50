package io.muniment.query.history;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.select;

import io.muniment.query.AsOf;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;

/** The last version of an aggregate that was true by a time, as known at a time. */
final class NewestVersion {

    private NewestVersion() {}

    /**
     * Whatever was recorded by then was also true by then, for nothing is recorded before it is true. Only the few
     * events that were recorded later than they became true have to be looked at besides.
     *
     * @param life the lines of the aggregate
     */
    static Field<Long> of(Condition life, AsOf asOf) {
        Instant at = asOf.at();
        Instant knownAt = asOf.knownAt();
        Condition known = knownAt == null ? life : life.and(EVENT_HISTORY.RECORDED_AT.le(knownAt));
        return at == null
                ? last(known, EVENT_HISTORY.VERSION)
                : greatest(
                        last(known.and(EVENT_HISTORY.RECORDED_AT.le(at)), EVENT_HISTORY.RECORDED_AT),
                        last(
                                known.and(EVENT_HISTORY.EFFECTIVE_AT.lt(EVENT_HISTORY.RECORDED_AT))
                                        .and(EVENT_HISTORY.EFFECTIVE_AT.le(at)),
                                EVENT_HISTORY.VERSION));
    }

    /** Versions and times of recording grow together: the last by either is the newest. */
    private static Field<Long> last(Condition condition, Field<?> by) {
        return field(select(EVENT_HISTORY.VERSION)
                .from(EVENT_HISTORY)
                .where(condition)
                .orderBy(by.desc(), EVENT_HISTORY.VERSION.desc())
                .limit(1));
    }
}
