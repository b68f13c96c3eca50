package io.muniment.query.history;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.max;
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
                ? where(known)
                : greatest(
                        where(known.and(EVENT_HISTORY.RECORDED_AT.le(at))),
                        where(known.and(EVENT_HISTORY.EFFECTIVE_AT.lt(EVENT_HISTORY.RECORDED_AT))
                                .and(EVENT_HISTORY.EFFECTIVE_AT.le(at))));
    }

    private static Field<Long> where(Condition condition) {
        return field(select(max(EVENT_HISTORY.VERSION)).from(EVENT_HISTORY).where(condition));
    }
}
