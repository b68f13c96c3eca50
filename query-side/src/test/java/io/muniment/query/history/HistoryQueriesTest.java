package io.muniment.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muniment.kernel.identity.Actor;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.RunningProjections;
import io.muniment.projection.TestDatabase;
import io.muniment.projection.verification.Life;
import io.muniment.projection.verification.VerificationLives;
import io.muniment.query.AskedQueries;
import io.muniment.query.NotFound;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.People;
import io.muniment.query.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HistoryQueriesTest {

    private static final String TYPE = "verification-request";
    private static final VerificationLives LOG = VerificationLives.of(51, 5, 60);
    private static final StatesOfLives STATES = new StatesOfLives(LOG);
    private static final AskedQueries QUERIES = new AskedQueries();

    @BeforeAll
    static void project() {
        new RunningProjections(QUERIES.updates()).feed(LOG.entries());
        QUERIES.answeredBy(new HistoryQueries(TestDatabase.db(), STATES));
    }

    private static Life someLife() {
        return LOG.lives().stream()
                .filter(life -> life.tenant().equals(VerificationLives.ACME) && life.version() > 2)
                .findFirst()
                .orElseThrow();
    }

    private static Page<HistoryEntry> history(
            Actor asking, Life life, @Nullable String actor, @Nullable String name, PageRequest page) {
        return QUERIES.by(asking).ask(new FindHistory(TYPE, life.state().id().value(), actor, name, ALWAYS, page));
    }

    private static final Period ALWAYS = new Period(null, null);
    private static final PageRequest ALL = new PageRequest(0, 500, null);

    private static List<LedgerEntry> entries(Life life) {
        return LOG.entries().stream()
                .filter(entry -> entry.event().id().equals(life.state().id()))
                .toList();
    }

    @Test
    void isTheStreamOfTheAggregateInOrder() {
        var life = someLife();
        var history = history(People.AUDITOR, life, null, null, ALL);
        assertThat(history.items())
                .isEqualTo(entries(life).stream()
                        .map(entry -> new HistoryEntry(
                                entry.recorded().position(),
                                entry.recorded().eventId(),
                                entry.recorded().tenant().value(),
                                TYPE,
                                life.state().id().value(),
                                entry.recorded().version(),
                                entry.recorded().name(),
                                entry.recorded().revision(),
                                entry.event().narrative(),
                                entry.recorded().recordedAt(),
                                entry.recorded().effectiveAt(),
                                entry.recorded().actor(),
                                entry.recorded().role(),
                                entry.recorded().onBehalfOf(),
                                entry.recorded().requestId(),
                                entry.recorded().correlationId(),
                                entry.recorded().causationId(),
                                STATES.changeAt(
                                        life.state().id().value(),
                                        entry.recorded().version())))
                        .toList());
        assertThat(history.total()).isEqualTo(life.version() + 1);
    }

    @Test
    void canBeNarrowedPagedAndTurnedRound() {
        var life = someLife();
        var submitted = history(People.REVIEWER, life, "somebody", "verification.RequestSubmitted", ALL);
        assertThat(submitted.items()).extracting(HistoryEntry::version).containsExactly(0L);
        assertThat(history(People.REVIEWER, life, "nobody", null, ALL).items()).isEmpty();
        var last = history(People.REVIEWER, life, null, null, new PageRequest(0, 1, "version,desc"));
        assertThat(last.items()).extracting(HistoryEntry::version).containsExactly(life.version());
        assertThat(last.hasNext()).isTrue();
    }

    @Test
    void theApplicantReadsItAndNobodyElseDoes() {
        var life = someLife();
        assertThat(history(People.client(life.state().applicant()), life, null, null, ALL)
                        .items())
                .hasSameSizeAs(entries(life));
        for (var actor : List.of(People.client("nobody"), People.STRANGER)) {
            assertThatThrownBy(() -> history(actor, life, null, null, ALL)).isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> QUERIES.by(People.AUDITOR)
                        .ask(new FindHistory("deal", life.state().id().value(), null, null, ALWAYS, ALL)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theApplicantIsNotToldTheStates() {
        var life = someLife();
        assertThat(history(People.client(life.state().applicant()), life, null, null, ALL)
                        .items())
                .extracting(HistoryEntry::change)
                .containsOnlyNulls();
    }

    @Test
    void canBeNarrowedToATime() {
        var life = someLife();
        var second = entries(life).get(1).recorded();
        var found = QUERIES.by(People.AUDITOR)
                .ask(new FindHistory(
                        TYPE,
                        second.aggregateId(),
                        null,
                        null,
                        new Period(second.recordedAt(), second.recordedAt().plusNanos(1000)),
                        ALL));
        assertThat(found.items()).extracting(HistoryEntry::eventId).containsExactly(second.eventId());
    }
}
