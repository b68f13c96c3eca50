package io.muniment.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.kernel.identity.Actor;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.RunningProjections;
import io.muniment.projection.TestDatabase;
import io.muniment.projection.verification.VerificationLives;
import io.muniment.query.AskedQueries;
import io.muniment.query.NotFound;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.People;
import io.muniment.query.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuditLogsTest {

    private static final VerificationLives LOG = VerificationLives.of(61, 20, 120);
    private static final StatesOfLives STATES = new StatesOfLives(LOG);
    private static final AskedQueries QUERIES = new AskedQueries();
    private static final Period ALWAYS = new Period(null, null);
    private static final PageRequest ALL = new PageRequest(0, 500, null);

    @BeforeAll
    static void project() {
        new RunningProjections(QUERIES.updates()).feed(LOG.entries());
        QUERIES.answeredBy(new HistoryQueries(TestDatabase.db(), STATES));
    }

    private static List<LedgerEntry> newestFirst() {
        return LOG.entries().stream()
                .filter(entry -> entry.recorded().tenant().equals(VerificationLives.ACME))
                .sorted(Comparator.comparingLong(
                                (LedgerEntry entry) -> entry.recorded().position())
                        .reversed())
                .toList();
    }

    private static Page<HistoryEntry> ask(
            Actor actor,
            @Nullable String by,
            @Nullable String action,
            @Nullable String aggregateId,
            @Nullable String tenant,
            Period recorded) {
        return QUERIES.by(actor).ask(new FindAuditLogs(by, action, null, aggregateId, tenant, recorded, ALL));
    }

    @Test
    void haveARowForEachEventOfTheTenant() {
        var rows = ask(People.AUDITOR, null, null, null, null, ALWAYS);
        assertThat(rows.items())
                .extracting(HistoryEntry::eventId)
                .containsExactlyElementsOf(newestFirst().stream()
                        .map(entry -> entry.recorded().eventId())
                        .toList());
        assertThat(rows.total()).isEqualTo(newestFirst().size());
        assertThat(rows.items())
                .allSatisfy(row -> assertThat(row.change()).isEqualTo(STATES.changeAt(row.id(), row.version())));
    }

    @Test
    void canBeNarrowed() {
        var one = newestFirst().get(newestFirst().size() / 2).recorded();
        assertThat(ask(People.AUDITOR, one.actor(), null, null, null, ALWAYS).items())
                .extracting(HistoryEntry::actor)
                .containsOnly(one.actor());
        assertThat(ask(People.AUDITOR, "nobody", null, null, null, ALWAYS).items())
                .isEmpty();
        assertThat(ask(People.AUDITOR, null, one.name(), null, null, ALWAYS).items())
                .extracting(HistoryEntry::name)
                .containsOnly(one.name());
        assertThat(ask(People.AUDITOR, null, null, one.aggregateId(), null, ALWAYS)
                        .items())
                .extracting(HistoryEntry::id)
                .containsOnly(one.aggregateId());
        var before = new Period(null, one.recordedAt());
        var since = new Period(one.recordedAt(), null);
        assertThat(ask(People.AUDITOR, null, null, null, null, before).total()
                        + ask(People.AUDITOR, null, null, null, null, since).total())
                .isEqualTo(newestFirst().size());
        assertThat(ask(People.AUDITOR, null, null, null, null, since).items())
                .extracting(HistoryEntry::eventId)
                .contains(one.eventId());
    }

    @Test
    void ofAnotherTenantAreNobodysToSee() {
        assertThat(ask(People.AUDITOR, null, null, null, "zeta", ALWAYS).items())
                .isEmpty();
        assertThat(ask(People.AUDITOR, null, null, null, "acme", ALWAYS).total())
                .isEqualTo(newestFirst().size());
        var foreign = LOG.entries().stream()
                .filter(entry -> !entry.recorded().tenant().equals(VerificationLives.ACME))
                .findFirst()
                .orElseThrow();
        var query = new FindAuditLog(foreign.recorded().eventId());
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> QUERIES.by(People.AUDITOR).ask(query));
    }

    @Test
    void tellOfOneEventWhatWasBeforeAndAfterIt() {
        var first = LOG.entries().stream()
                .filter(entry -> entry.recorded().tenant().equals(VerificationLives.ACME))
                .findFirst()
                .orElseThrow()
                .recorded();
        var begun = QUERIES.by(People.AUDITOR).ask(new FindAuditLog(first.eventId()));
        assertThat(begun.before()).isNull();
        assertThat(begun.after()).containsEntry("status", "COLLECTING");

        var last = newestFirst().getFirst().recorded();
        var ended = QUERIES.by(People.AUDITOR).ask(new FindAuditLog(last.eventId()));
        assertThat(ended.before())
                .isEqualTo(STATES.at("", last.aggregateId(), last.version() - 1).orElseThrow());
        assertThat(Objects.requireNonNull(ended.after()))
                .isEqualTo(STATES.at("", last.aggregateId(), last.version()).orElseThrow());
        assertThat(ended.entry().eventId()).isEqualTo(last.eventId());
    }
}
