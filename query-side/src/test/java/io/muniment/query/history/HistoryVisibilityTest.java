package io.muniment.query.history;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.RunningProjections;
import io.muniment.projection.TestDatabase;
import io.muniment.projection.schema.view.HistoryLine;
import io.muniment.projection.schema.view.HistoryVisibility;
import io.muniment.projection.verification.VerificationLives;
import io.muniment.query.AskedQueries;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryVisibilityTest {

    private static final VerificationLives LOG = VerificationLives.of(71, 6, 80);
    private static final String SOMEBODY = LOG.lives().iterator().next().state().applicant();

    @BeforeAll
    static void project() {
        new RunningProjections(new AskedQueries().updates()).feed(LOG.entries());
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "SYSTEM", mode = EnumSource.Mode.EXCLUDE)
    void rowsAndLinesAreSeenByTheSame(Role role) {
        for (String tenant : List.of("acme", "elsewhere")) {
            var visibility = HistoryVisibility.of(new TenantId(tenant), SOMEBODY, role);
            var rows = TestDatabase.db().selectFrom(EVENT_HISTORY);
            var seen = rows.fetch().stream()
                    .map(HistoryLine::of)
                    .filter(visibility::covers)
                    .map(HistoryLine::position)
                    .toList();
            assertThat(TestDatabase.db()
                            .selectFrom(EVENT_HISTORY)
                            .where(visibility.ofRows())
                            .fetch(EVENT_HISTORY.POSITION))
                    .containsExactlyInAnyOrderElementsOf(seen);
            assertThat(seen.isEmpty()).isEqualTo(tenant.equals("elsewhere"));
        }
    }

    @Test
    void whoWorksOnOneKindOfAggregateSeesNoOther() {
        var reviewer = HistoryVisibility.of(VerificationLives.ACME, "rita", Role.REVIEWER);
        var auditor = HistoryVisibility.of(VerificationLives.ACME, "axel", Role.AUDITOR);

        assertThat(reviewer.covers(line("verification-request", "ada"))).isTrue();
        assertThat(reviewer.covers(line("deal", "ada"))).isFalse();
        assertThat(reviewer.covers(line("deal", "rita"))).isTrue();
        assertThat(auditor.covers(line("deal", "ada"))).isTrue();
    }

    private static HistoryLine line(String type, String owner) {
        return new HistoryLine(
                1, 1, VerificationLives.ACME, type, "id", 0, "name", "what", VerificationLives.EPOCH, owner);
    }
}
