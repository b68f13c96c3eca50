package io.muniment.query.history;

import io.muniment.query.InTheFuture;
import io.muniment.query.InstantMalformed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code ?at=&knownAt=}: when it was true, and when we knew.
 *
 * @param version if a version was named rather than an instant
 */
record AsOf(OptionalLong version, Instant at, Instant knownAt) {

    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    /** What is not said is now; and what was known at a time was true at that time. */
    static AsOf parse(@Nullable String at, @Nullable String knownAt, Clock clock) {
        Instant now = clock.instant();
        Instant known = knownAt == null ? now : instant("knownAt", knownAt, now);
        if (at != null && VERSION.matcher(at).matches()) {
            return new AsOf(OptionalLong.of(Long.parseLong(at)), known, known);
        }
        return new AsOf(OptionalLong.empty(), at == null ? known : instant("at", at, now), known);
    }

    private static Instant instant(String name, String text, Instant now) {
        Instant instant;
        try {
            instant = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw new InstantMalformed(name, text);
        }
        if (instant.isAfter(now)) {
            throw new InTheFuture(name, text);
        }
        return instant;
    }
}
