package io.muniment.query.history;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** {@code ?from=&to=}: recorded at or after the one, and before the other. */
record RecordedBetween(@Nullable Instant from, @Nullable Instant to) {

    Condition ofRows() {
        return (from == null ? noCondition() : EVENT_HISTORY.RECORDED_AT.ge(from))
                .and(to == null ? noCondition() : EVENT_HISTORY.RECORDED_AT.lt(to));
    }
}
