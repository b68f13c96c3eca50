package io.muniment.kernel.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.verification.Standing.Collecting;
import io.muniment.kernel.verification.VerificationRequestEvent.ApplicantErased;
import io.muniment.kernel.verification.VerificationRequestEvent.ApplicantReminded;
import io.muniment.kernel.verification.VerificationRequestEvent.ApprovalProposed;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentAttached;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentNotRead;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentTextExtracted;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentValidated;
import io.muniment.kernel.verification.VerificationRequestEvent.InformationRequested;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestApproved;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestExpired;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestRejected;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestReopened;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestWithdrawn;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewClaimed;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewNoted;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewQueued;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewReleased;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of the fold, over histories that nobody thought of. */
class VerificationRequestHistoryTest {

    private static final int STEPS = 30;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPrefixFoldsToTheStatusOfItsLastTurn(long seed) {
        VerificationRequestState state = null;
        VerificationStatus expected = VerificationStatus.COLLECTING;
        for (VerificationRequestEvent event : ValidHistories.of(seed, STEPS)) {
            state = VerificationRequestState.next(state, event);
            expected = turn(event).orElse(expected);

            assertThat(state.status()).as("after %s", event).isEqualTo(expected);
            assertThat(state.id()).isEqualTo(event.id());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatTheStateHoldsGoesWithItsStatus(long seed) {
        VerificationRequestState state = null;
        for (VerificationRequestEvent event : ValidHistories.of(seed, STEPS)) {
            state = VerificationRequestState.next(state, event);

            Standing standing = state.standing();
            assertThat(standing.status()).isEqualTo(state.status());
            assertThat(standing.reviewer() != null)
                    .as("reviewer after %s", event)
                    .isEqualTo(hasReviewer(state));
            assertThat(standing.reviewDue() != null).as("due after %s", event).isEqualTo(awaitsReview(state));
            assertThat(standing instanceof Collecting collection
                            && collection.hadBefore() > state.documents().size())
                    .as("documents are never fewer than before, after %s", event)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noDocumentIsEverLost(long seed) {
        List<VerificationRequestEvent> history = ValidHistories.of(seed, STEPS);

        assertThat(fold(history).documents().stream().map(VerificationDocument::id))
                .containsExactlyElementsOf(history.stream()
                        .filter(DocumentAttached.class::isInstance)
                        .map(event -> ((DocumentAttached) event).document())
                        .toList());
    }

    @Test
    void theHistoriesHaveEveryKindOfEvent() {
        Set<Class<?>> seen = new HashSet<>();
        seeds().forEach(seed -> ValidHistories.of(seed, STEPS).forEach(event -> seen.add(event.getClass())));

        assertThat(seen).containsExactlyInAnyOrder(VerificationRequestEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsLeftOfWhoIsErased(long seed) {
        List<VerificationRequestEvent> history = ValidHistories.of(seed, STEPS);
        VerificationRequestState state =
                fold(history).evolve(new ApplicantErased(history.getFirst().id(), "ada"));

        assertThat(state.isErased()).isTrue();
        assertThat(state.toString()).doesNotContain("Lovelace", "scan.pdf", "too dark", "which flat?", "text=PASSPORT");
    }

    private static VerificationRequestState fold(List<VerificationRequestEvent> history) {
        VerificationRequestState state = null;
        for (VerificationRequestEvent event : history) {
            state = VerificationRequestState.next(state, event);
        }
        return Objects.requireNonNull(state);
    }

    private static boolean hasReviewer(VerificationRequestState state) {
        return Set.of(VerificationStatus.IN_REVIEW, VerificationStatus.APPROVED, VerificationStatus.REJECTED)
                .contains(state.status());
    }

    private static boolean awaitsReview(VerificationRequestState state) {
        return Set.of(VerificationStatus.QUEUED, VerificationStatus.IN_REVIEW).contains(state.status());
    }

    private static Optional<VerificationStatus> turn(VerificationRequestEvent event) {
        return Optional.ofNullable(status(event));
    }

    private static @Nullable VerificationStatus status(VerificationRequestEvent event) {
        return switch (event) {
            case RequestSubmitted _, InformationRequested _, RequestReopened _ -> VerificationStatus.COLLECTING;
            case ReviewQueued _, ReviewReleased _, ApprovalProposed _ -> VerificationStatus.QUEUED;
            case ReviewClaimed _ -> VerificationStatus.IN_REVIEW;
            case RequestApproved _ -> VerificationStatus.APPROVED;
            case RequestRejected _ -> VerificationStatus.REJECTED;
            case RequestExpired _ -> VerificationStatus.EXPIRED;
            case RequestWithdrawn _ -> VerificationStatus.WITHDRAWN;
            case DocumentAttached _, DocumentTextExtracted _, DocumentNotRead _, DocumentValidated _ -> null;
            case ApplicantReminded _, ReviewNoted _, ApplicantErased _ -> null;
        };
    }
}
