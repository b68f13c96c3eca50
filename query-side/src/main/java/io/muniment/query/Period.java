package io.muniment.query;

import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** {@code ?from=&to=}: at or after the one, and before the other. */
public record Period(@Nullable Instant from, @Nullable Instant to) {

    /** Nothing of ours was before; the database knows no times that are much earlier. */
    public static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    public Condition of(Field<Instant> time) {
        return (from == null ? noCondition() : time.ge(known(from)))
                .and(to == null ? noCondition() : time.lt(known(to)));
    }

    private static Instant known(Instant time) {
        return time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
    }
}
