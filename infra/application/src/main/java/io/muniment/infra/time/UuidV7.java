package io.muniment.infra.time;

import io.muniment.kernel.IdSource;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** UUIDs version 7 (RFC 9562): 48 bits of time, then random bits. */
@Component
class UuidV7 implements IdSource {

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    UuidV7(Clock clock) {
        this.clock = clock;
    }

    @Override
    public UUID next() {
        return at(clock.millis(), random);
    }

    static UUID at(long millis, RandomGenerator random) {
        long time = millis & 0xFFFF_FFFF_FFFFL;
        long high = (time << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = 0x8000_0000_0000_0000L | (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
        return new UUID(high, low);
    }
}
