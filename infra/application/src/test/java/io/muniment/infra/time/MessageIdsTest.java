package io.muniment.infra.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;

/** The framework takes them from here, and they come in the order of time. */
class MessageIdsTest {

    @Test
    void everyMessageIsNamedByThem() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(MessageIds.class);
        assertThat(UUID.fromString(new GenericMessage<>("hello").getIdentifier())
                        .version())
                .isEqualTo(7);
    }

    @Test
    void whatIsNamedLaterComesLater() {
        MessageIds ids = new MessageIds();
        List<Long> times = Stream.generate(ids::generateIdentifier)
                .limit(1_000)
                .map(id -> UUID.fromString(id).getMostSignificantBits() >>> 16)
                .toList();
        assertThat(times).isSortedAccordingTo(Comparator.naturalOrder());
        long now = System.currentTimeMillis();
        assertThat(times.getLast()).isBetween(now - 60_000, now);
    }

    @Test
    void noTwoAreAlikeWhoeverAsks() {
        MessageIds ids = new MessageIds();
        assertThat(IntStream.range(0, 200_000)
                        .parallel()
                        .mapToObj(_ -> ids.generateIdentifier())
                        .distinct()
                        .count())
                .isEqualTo(200_000);
    }
}
