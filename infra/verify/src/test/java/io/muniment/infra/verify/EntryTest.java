package io.muniment.infra.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {

    private static Entry recordedAt(Instant time) {
        return new Entry(0, time, "type", "id", 0, "name", 1, "{}", "{}", "event");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-4712-01-01T00:00:00Z", "+294247-01-10T04:00:54.775807Z"})
    void theFirstAndTheLastTimeOfTheLedgerHaveAHash(String time) {
        Instant outermost = Instant.parse(time);
        Instant beyond = outermost.plus(outermost.isBefore(Instant.EPOCH) ? -1 : 1, ChronoUnit.MICROS);
        assertThat(recordedAt(outermost).leaf())
                .isNotEqualTo(recordedAt(Instant.EPOCH).leaf());
        assertThatExceptionOfType(NotProven.class)
                .isThrownBy(() -> recordedAt(beyond))
                .withMessageContaining("no time such as");
    }

    @Test
    void noTimeIsTooFarOffToBeRefused() {
        for (Instant time : new Instant[] {Instant.MIN, Instant.MAX}) {
            assertThatExceptionOfType(NotProven.class).isThrownBy(() -> recordedAt(time));
        }
    }
}
