package io.muniment.infra.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class UpdatesWithoutGapTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Sinks.Many<Integer> source = Sinks.many().multicast().directBestEffort();

    @Test
    void whatComesBeforeTheReaderBeginsIsHeld() {
        var updates = new UpdatesWithoutGap<>(source.asFlux(), Mono.never(), 5);
        IntStream.range(0, 3).forEach(source::tryEmitNext);

        StepVerifier.create(updates.flux())
                .expectNext(0, 1, 2)
                .then(() -> source.tryEmitNext(3))
                .expectNext(3)
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void whoFallsTooFarBehindGetsTheBeginningWholeAndThenTheEnd() {
        var updates = new UpdatesWithoutGap<>(source.asFlux(), Mono.never(), 5);
        IntStream.range(0, 9).forEach(source::tryEmitNext);

        StepVerifier.create(updates.flux())
                .expectNext(0, 1, 2, 3, 4)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(source.currentSubscriberCount()).isZero();
    }

    @Test
    void whoHasBegunAndDoesNotReadIsEndedTheSameWay() {
        var updates = new UpdatesWithoutGap<>(source.asFlux(), Mono.never(), 5);

        StepVerifier.create(updates.flux(), 0)
                .then(() -> IntStream.range(0, 9).forEach(source::tryEmitNext))
                .thenRequest(Long.MAX_VALUE)
                .expectNext(0, 1, 2, 3, 4)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void theEndComesAlsoToWhoWaits() {
        Sinks.Empty<Void> end = Sinks.empty();
        var updates = new UpdatesWithoutGap<>(source.asFlux(), end.asMono(), 5);

        StepVerifier.create(updates.flux())
                .then(end::tryEmitEmpty)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void whoLeavesWithoutHavingReadLeavesNothingBehind() {
        var updates = new UpdatesWithoutGap<>(source.asFlux(), Mono.never(), 5);
        assertThat(source.currentSubscriberCount()).isOne();

        updates.leave();

        assertThat(source.currentSubscriberCount()).isZero();
        StepVerifier.create(updates.flux()).expectComplete().verify(PATIENCE);
    }
}
