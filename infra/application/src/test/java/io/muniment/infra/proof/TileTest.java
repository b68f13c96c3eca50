package io.muniment.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.verify.Subtree;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

    private final long seed = ThreadLocalRandom.current().nextLong();

    /** A place is found by cutting bits off: an index that has more than 31 of them keeps the right ones. */
    @ParameterizedTest
    @ValueSource(ints = {8, 30, 31, 32, 33, 40, 54})
    void aPartIsInItsTileHoweverManyEventsThereAre(int bits) {
        Random random = new Random(seed);
        for (int time = 0; time < 1000; time++) {
            int level = random.nextInt(Tile.HEIGHT);
            Subtree part = new Subtree(level, random.nextLong(1L << bits - 1, 1L << bits) >> level);
            Tile tile = Tile.of(part);
            int width = 1 << level;
            assertThat(Tile.placeOf(part))
                    .as("seed %d, %s", seed, part)
                    .isBetween(0, Tile.WIDTH - width)
                    .isEqualTo((int) (part.index() * width - tile.first()));
        }
    }

    @Test
    void aPlaceIsCountedFromTheBeginningOfItsTile() {
        assertThat(Tile.placeOf(new Subtree(0, (1L << 31) + 5))).isEqualTo(5);
        assertThat(Tile.placeOf(new Subtree(0, (1L << 33) - 1))).isEqualTo(255);
        assertThat(Tile.placeOf(new Subtree(3, (1L << 33) + 2))).isEqualTo(16);
        assertThat(Tile.placeOf(new Subtree(8, (1L << 31) + 7))).isEqualTo(7);
    }
}
