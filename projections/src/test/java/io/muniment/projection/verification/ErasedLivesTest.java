package io.muniment.projection.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestEvent.ApplicantErased;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.projection.ErasedEvents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the key is gone, events are read as if nothing had ever been said: who has seen them before is no wiser. */
class ErasedLivesTest {

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void whoeverHasSeenThePersonForgetsAsIfNobodyEverHad(long seed) {
        Map<String, List<VerificationRequestEvent>> lives = new LinkedHashMap<>();
        VerificationLives.of(seed, 40, 300)
                .entries()
                .forEach(entry -> lives.computeIfAbsent(entry.recorded().aggregateId(), _ -> new ArrayList<>())
                        .add((VerificationRequestEvent) entry.event()));

        assertThat(lives.values()).allSatisfy(life -> {
            VerificationRequestState plain = fold(life);
            VerificationRequestState unreadable =
                    fold(life.stream().map(ErasedEvents::of).toList());
            var erasure = new ApplicantErased(plain.id(), plain.applicant());
            assertThat(plain.evolve(erasure)).as("seed %d", seed).isEqualTo(unreadable.evolve(erasure));
        });
    }

    /** A line of the history is no personal data: it must not change with the key. */
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void whatIsToldOfAnEventDoesNotFollowFromWhatIsErased(long seed) {
        assertThat(VerificationLives.of(seed, 40, 300).entries())
                .allSatisfy(entry -> assertThat(ErasedEvents.of(entry.event()).narrative())
                        .as("seed %d", seed)
                        .isEqualTo(entry.event().narrative()));
    }

    private static VerificationRequestState fold(List<VerificationRequestEvent> life) {
        VerificationRequestState state = null;
        for (VerificationRequestEvent event : life) {
            state = VerificationRequestState.next(state, event);
        }
        return Objects.requireNonNull(state);
    }
}
