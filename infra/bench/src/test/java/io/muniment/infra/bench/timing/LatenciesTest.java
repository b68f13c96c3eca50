package io.muniment.infra.bench.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private static final Latencies ONE_TO_HUNDRED =
            Latencies.of(LongStream.rangeClosed(1, 100).map(milli -> (101 - milli) * 1_000_000));

    @Test
    void aPartOfThemWasQuicker() {
        assertThat(ONE_TO_HUNDRED.millisAt(0.50)).isEqualTo(51);
        assertThat(ONE_TO_HUNDRED.millisAt(0.99)).isEqualTo(100);
        assertThat(ONE_TO_HUNDRED.millisAt(1)).isEqualTo(100);
    }

    @Test
    void togetherTheyAreInOrderToo() {
        Latencies both = Latencies.together(List.of(ONE_TO_HUNDRED, Latencies.of(LongStream.of(500_000))));
        assertThat(both.count()).isEqualTo(101);
        assertThat(both.millisAt(0)).isEqualTo(0.5);
    }

    @Test
    void theMiddleOfFewValuesIsBetweenThem() {
        assertThat(Median.of(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(Median.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    }
}
