package io.muniment.query.history;

import io.muniment.query.InTheFuture;
import io.muniment.query.InstantMalformed;
import io.muniment.query.Period;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code ?at=&knownAt=}: when it was true, and when we knew. What is not said is no bound: clocks differ, and nothing
 * that is there may be missing for it.
 *
 * @param version if a version was named rather than an instant
 */
record AsOf(
        @Nullable Long version,
        @Nullable Instant at,
        @Nullable Instant knownAt) {

    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    /** What was known at a time was true at that time, if nothing else is said. */
    static AsOf parse(@Nullable String at, @Nullable String knownAt, Clock clock) {
        Instant known = knownAt == null ? null : instant("knownAt", knownAt, clock);
        if (at != null && VERSION.matcher(at).matches()) {
            return new AsOf(Long.parseLong(at), null, known);
        }
        return new AsOf(null, at == null ? known : instant("at", at, clock), known);
    }

    private static Instant instant(String name, String text, Clock clock) {
        Instant instant;
        try {
            instant = OffsetDateTime.parse(text).toInstant();
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
}
