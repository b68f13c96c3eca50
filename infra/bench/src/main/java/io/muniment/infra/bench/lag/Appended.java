package io.muniment.infra.bench.lag;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One event that was sent and acknowledged, by the clock that all processes of a machine share. */
record Appended(String id, long version, long sentMicros, long storedMicros) {

    static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    String asText() {
        return "%s %d %d %d".formatted(id, version, sentMicros, storedMicros);
    }

    static Appended parse(String text) {
        String[] parts = text.split(" ", -1);
        return new Appended(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    }
}
