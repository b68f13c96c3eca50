package io.muniment.infra.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidV7Test {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @Test
    void anIdIsAUuidOfVersionSeven() {
        UUID id = at(NOW).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void whatComesLaterSortsLater() {
        assertThat(at(NOW.plusMillis(1)).next().toString())
                .isGreaterThan(at(NOW).next().toString());
        assertThat(at(NOW.plusSeconds(86_400)).next().toString())
                .isGreaterThan(at(NOW.plusMillis(1)).next().toString());
    }

    @Test
    void noIdComesTwiceWithinTheSameMillisecond() {
        UuidV7 ids = at(NOW);
        int many = 1_000_000;
        Set<UUID> seen = HashSet.newHashSet(many);

        for (int i = 0; i < many; i++) {
            seen.add(ids.next());
        }

        assertThat(seen).hasSize(many);
    }

    private static UuidV7 at(Instant instant) {
        return new UuidV7(Clock.fixed(instant, ZoneOffset.UTC));
    }
}
