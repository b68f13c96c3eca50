package io.muniment.query.verification.reviewqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.projection.RunningProjections;
import io.muniment.projection.TestDatabase;
import io.muniment.projection.verification.Life;
import io.muniment.projection.verification.VerificationLives;
import io.muniment.query.AskedQueries;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.People;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReviewQueueQueriesTest {

    private static final VerificationLives LOG = VerificationLives.of(31, 80, 300);
    private static final Instant NOW = VerificationLives.EPOCH.plusSeconds(700_000);
    private static final AskedQueries QUERIES = new AskedQueries();

    @BeforeAll
    static void project() {
        new RunningProjections(QUERIES.updates()).feed(LOG.entries());
        QUERIES.answeredBy(new ReviewQueueQueries(TestDatabase.db(), Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    private static List<VerificationRequestState> waiting() {
        return LOG.lives().stream()
                .filter(life -> life.tenant().equals(VerificationLives.ACME))
                .map(Life::state)
                .filter(state ->
                        state.status() == VerificationStatus.QUEUED || state.status() == VerificationStatus.IN_REVIEW)
                .toList();
    }

    private static Page<QueuedReview> queue(
            @Nullable VerificationType type, @Nullable Boolean claimed, @Nullable String sort) {
        return QUERIES.by(People.REVIEWER)
                .ask(new FindReviewQueue(new QueueFilter(type, claimed), new PageRequest(0, 500, sort)));
    }

    @Test
    void theLongestWaitingComesFirst() {
        var queue = queue(null, null, null);
        assertThat(queue.total()).isEqualTo(waiting().size()).isGreaterThan(4);
        assertThat(queue.items()).extracting(QueuedReview::queuedAt).isSorted();
        assertThat(queue.items())
                .extracting(QueuedReview::id)
                .containsExactlyInAnyOrderElementsOf(
                        waiting().stream().map(state -> state.id().value()).toList());
    }

    @Test
    void theSecondsLeftFollowTheClockAndSortTheList() {
        var items = queue(null, null, "slaSecondsLeft").items();
        assertThat(items).extracting(QueuedReview::slaSecondsLeft).isSorted();
        for (var item : items) {
            var state = waiting().stream()
                    .filter(one -> one.id().value().equals(item.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(item.reviewDue())
                    .isEqualTo(Objects.requireNonNull(state.standing().reviewDue()));
            assertThat(item.slaSecondsLeft()).isEqualTo(item.reviewDue().getEpochSecond() - NOW.getEpochSecond());
            assertThat(item.documents()).isEqualTo(state.documents().size());
        }
    }

    @Test
    void filtersByTypeAndClaim() {
        for (var type : VerificationType.values()) {
            assertThat(queue(type, null, null).total())
                    .isEqualTo(
                            waiting().stream().filter(one -> one.type() == type).count());
        }
        assertThat(queue(null, true, null).items())
                .isNotEmpty()
                .allMatch(item -> item.claimedBy() != null)
                .hasSize((int) waiting().stream()
                        .filter(one -> one.status() == VerificationStatus.IN_REVIEW)
                        .count());
        assertThat(queue(null, false, "type,desc").items()).isNotEmpty().allMatch(item -> item.claimedBy() == null);
    }

    @Test
    void anotherTenantSeesNothing() {
        assertThat(QUERIES.by(People.STRANGER)
                        .ask(new FindReviewQueue(new QueueFilter(null, null), new PageRequest(null, null, null))))
                .isEqualTo(new Page<QueuedReview>(List.of(), 0, 100, 0, false));
    }
}
