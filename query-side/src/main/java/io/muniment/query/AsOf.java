package io.muniment.query;

import io.muniment.projection.schema.Routines;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * {@code ?at=&knownAt=}: when it was true, and when we knew. What is not said is no bound: clocks differ, and nothing
 * that is there may be missing for it.
 *
 * @param version if a version was named rather than a time
 */
public record AsOf(
        @Nullable Long version,
        @Nullable Instant at,
        @Nullable Instant knownAt) {

    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    /** A version or a time. */
    public static AsOf parse(@Nullable String at, @Nullable String knownAt, Clock clock) {
        return at != null && VERSION.matcher(at).matches()
                ? new AsOf(Long.parseLong(at), null, knownAt == null ? null : instant("knownAt", knownAt, clock))
                : time("at", at, knownAt, clock);
    }

    public static AsOf time(@Nullable String at, @Nullable String knownAt, Clock clock) {
        return time("at", at, knownAt, clock);
    }

    /**
     * What was known at a time was true at that time, if nothing else is said; and nobody knew then what would come.
     */
    public static AsOf time(String name, @Nullable String at, @Nullable String knownAt, Clock clock) {
        Instant known = knownAt == null ? null : instant("knownAt", knownAt, clock);
        Instant time = at == null ? known : instant(name, at, clock);
        return new AsOf(null, time != null && known != null && known.isBefore(time) ? known : time, known);
    }

    public static void mustNotBeReversed(String from, String to, Clock clock) {
        Instant begin = instant("from", from, clock);
        Instant end = instant("to", to, clock);
        if (end.isBefore(begin)) {
            throw new PeriodReversed(begin, end);
        }
    }

    /** As exactly as the database knows times. */
    private static Instant instant(String name, String text, Clock clock) {
        Instant instant;
        try {
            instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException malformed) {
            throw new InstantMalformed(name, text);
        }
        if (instant.isBefore(Period.FIRST)) {
            throw new InstantMalformed(name, text);
        }
        if (instant.isAfter(clock.instant())) {
            throw new InTheFuture(name, text);
        }
        return instant;
    }

    /** Neither of the times was said: what is asked for is the present. */
    public boolean isNow() {
        return version == null && at == null;
    }

    /** Of rows that are kept with their times. */
    public Condition of(Field<Object> valid, Field<Object> known) {
        return DSL.condition(Routines.during(valid, time(at))).and(Routines.during(known, time(knownAt)));
    }

    private static Field<Instant> time(@Nullable Instant time) {
        return DSL.val(Objects.requireNonNullElse(time, Period.LAST));
    }
}
