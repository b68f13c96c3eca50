package io.muniment.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.projection.verification.Life;
import io.muniment.projection.verification.VerificationLives;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every projector holds: the rows follow from the events alone, however often and in whatever portions they come.
 */
public abstract class ProjectorContract {

    private static final int REQUESTS = 40;
    private static final int STEPS = 220;

    private FedProjector projector;

    /** A new projector on the test database. */
    protected abstract Object projector();

    /** Everything that the projector keeps, comparable, in a stable order. */
    protected abstract List<?> rows();

    /** The same, made from the fold instead of by the projector. */
    protected abstract List<?> expected(Collection<Life> lives, List<LedgerEntry> log);

    /** What a reader could tell apart although {@link #rows} are equal: whole tables as text. */
    protected abstract String tables();

    @BeforeEach
    void begin() {
        projector = new FedProjector(projector());
        projector.reset();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void allEventsGiveTheRowsOfTheFold(long seed) {
        var log = VerificationLives.of(seed, REQUESTS, STEPS);
        projector.feed(log.entries());
        assertThat(rows()).isNotEmpty().isEqualTo(expected(log.lives(), log.entries()));
    }

    /** Whether events of one aggregate come in one batch or in many is an accident. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50})
    void thePortionsInWhichTheyComeChangeNothing(int portion) {
        var log = VerificationLives.of(7, REQUESTS, STEPS).entries();
        projector.feed(log);
        var inOne = tables();
        projector.reset();
        for (int from = 0; from < log.size(); from += portion) {
            projector.feed(log.subList(from, Math.min(log.size(), from + portion)));
        }
        assertThat(tables()).isEqualTo(inOne);
    }

    @Test
    void resetAndReplayGiveTheSameRows() {
        var log = VerificationLives.of(4, REQUESTS, STEPS).entries();
        projector.feed(log);
        var before = tables();
        projector.reset();
        projector.replay(log);
        assertThat(tables()).isEqualTo(before);
    }

    @Test
    void resetForgetsEverything() {
        var empty = tables();
        projector.feed(VerificationLives.of(5, REQUESTS, STEPS).entries());
        assertThat(tables()).isNotEqualTo(empty);
        projector.reset();
        assertThat(tables()).isEqualTo(empty);
    }

    @Test
    void anEventThatComesTwiceChangesNothing() {
        var log = VerificationLives.of(6, REQUESTS, STEPS).entries();
        for (var entry : log) {
            projector.feed(List.of(entry, entry));
            projector.feed(entry);
        }
        var twice = tables();
        projector.feed(log);
        assertThat(tables()).isEqualTo(twice);
        projector.reset();
        projector.feed(log);
        assertThat(tables()).isEqualTo(twice);
    }

    @Test
    void everyEventThatThereIsHasBeenFed() {
        var fed = LongStream.of(1, 2, 3)
                .mapToObj(seed -> VerificationLives.of(seed, REQUESTS, STEPS))
                .flatMap(log -> log.entries().stream())
                .map(entry -> entry.event().getClass())
                .collect(Collectors.<Class<?>>toSet());
        assertThat(fed).containsExactlyInAnyOrder(VerificationRequestEvent.class.getPermittedSubclasses());
    }
}
