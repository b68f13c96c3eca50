package io.muniment.infra.bench.faults;

import static io.muniment.infra.bench.faults.Finding.Kind.DISORDERED;
import static io.muniment.infra.bench.faults.Finding.Kind.DOUBLED;
import static io.muniment.infra.bench.faults.Finding.Kind.EFFECTS;
import static io.muniment.infra.bench.faults.Finding.Kind.HAUNTING;
import static io.muniment.infra.bench.faults.Finding.Kind.LOST;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.bench.faults.Finding.Kind;
import io.muniment.infra.bench.faults.Sent.Outcome.Acknowledged;
import io.muniment.infra.bench.faults.Sent.Outcome.Refused;
import io.muniment.infra.bench.faults.Sent.Outcome.Unknown;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A sound history, and the same with one thing wrong. */
class LedgerCheckTest {

    private static final String A = "request-a";
    private static final String B = "request-b";

    private final List<Sent> sent = new ArrayList<>(List.of(
            new Sent("submit-a", "submit", 100, new Acknowledged(A, 0, 110)),
            new Sent("submit-b", "submit", 105, new Acknowledged(B, 0, 130)),
            new Sent("attach-a", "attach", 120, new Acknowledged(A, 1, 140)),
            new Sent("refused-b", "claim", 150, new Refused(409, "verification.not-queued")),
            new Sent("unheard-b", "note", 160, new Unknown()),
            new Sent("note-b", "note", 170, new Acknowledged(B, 2, 180))));

    private final List<Stored> ledger = new ArrayList<>(List.of(
            event(0, A, 0, "RequestSubmitted", "submit-a"),
            event(1, B, 0, "RequestSubmitted", "submit-b"),
            about(2, A, 1, "DocumentAttached", "attach-a", false),
            about(3, A, 2, "DocumentTextExtracted", "attach-a", true),
            about(4, A, 3, "DocumentValidated", "attach-a", true),
            event(5, B, 1, "ReviewNoted", "unheard-b"),
            event(6, B, 2, "ReviewNoted", "note-b"),
            new Stored(7, at(7), B, 3, "verification.ApplicantReminded", "system-1", true, null)));

    @Test
    void aSoundHistoryIsNoFinding() {
        assertThat(found()).isEmpty();
    }

    @Test
    void whatWasNotHeardOfMayBeMissing() {
        ledger.remove(5);
        renumber();
        sent.set(5, new Sent("note-b", "note", 170, new Acknowledged(B, 1, 180)));
        assertThat(found()).isEmpty();
    }

    @Test
    void anAcknowledgedEventThatIsGoneIsLost() {
        ledger.remove(6);
        renumber();
        assertThat(found()).containsExactly(LOST);
    }

    @Test
    void anAcknowledgedEventAtAnotherVersionIsLost() {
        sent.set(5, new Sent("note-b", "note", 170, new Acknowledged(B, 7, 180)));
        assertThat(found()).containsExactly(LOST);
    }

    @Test
    void aRetryThatIsStoredASecondTimeIsADouble() {
        ledger.add(event(8, B, 4, "ReviewNoted", "note-b"));
        assertThat(found()).containsExactly(DOUBLED);
    }

    @Test
    void aRefusedCommandThatIsStoredHaunts() {
        ledger.add(event(8, B, 4, "ReviewClaimed", "refused-b"));
        assertThat(found()).containsExactly(HAUNTING);
    }

    @Test
    void twoEventsOfOneVersionAreOutOfOrder() {
        ledger.set(7, new Stored(7, at(7), B, 2, "verification.ApplicantReminded", "system-1", true, null));
        assertThat(found()).containsExactly(DISORDERED);
    }

    @Test
    void aGapInThePositionsIsOutOfOrder() {
        ledger.set(7, new Stored(8, at(8), B, 3, "verification.ApplicantReminded", "system-1", true, null));
        assertThat(found()).containsExactly(DISORDERED);
    }

    @Test
    void timeThatRunsBackIsOutOfOrder() {
        ledger.set(7, new Stored(7, at(5), B, 3, "verification.ApplicantReminded", "system-1", true, null));
        assertThat(found()).containsExactly(DISORDERED);
    }

    @Test
    void aLaterCommandBeforeAnEarlierAcknowledgedOneIsOutOfOrder() {
        sent.set(1, new Sent("submit-b", "submit", 171, new Acknowledged(B, 0, 190)));
        assertThat(found()).containsExactly(DISORDERED);
    }

    @Test
    void commandsUnderWayAtTheSameTimeMayBeStoredInAnyOrder() {
        sent.set(1, new Sent("submit-b", "submit", 125, new Acknowledged(B, 0, 128)));
        assertThat(found()).isEmpty();
    }

    @Test
    void aDocumentThatIsReadTwiceIsAnEffectTooMany() {
        ledger.add(about(8, A, 4, "DocumentTextExtracted", "attach-a", true));
        assertThat(found()).containsExactly(EFFECTS);
    }

    @Test
    void aDocumentThatNobodyReadsIsAnEffectTooFew() {
        ledger.remove(4);
        ledger.remove(3);
        renumber();
        assertThat(found()).containsExactly(EFFECTS, EFFECTS);
    }

    @Test
    void aSecondReminderIsAnEffectTooMany() {
        ledger.add(new Stored(8, at(8), B, 4, "verification.ApplicantReminded", "system-2", true, null));
        assertThat(found()).containsExactly(EFFECTS);
    }

    private List<Kind> found() {
        return LedgerCheck.of(sent, ledger).stream().map(Finding::kind).toList();
    }

    /** As if what was taken out had never been. */
    private void renumber() {
        List<Stored> before = List.copyOf(ledger);
        ledger.clear();
        for (Stored event : before) {
            long version = ledger.stream()
                    .filter(other -> other.aggregateId().equals(event.aggregateId()))
                    .count();
            ledger.add(new Stored(
                    ledger.size(),
                    event.recordedAt(),
                    event.aggregateId(),
                    version,
                    event.name(),
                    event.request(),
                    event.bySystem(),
                    event.about()));
        }
    }

    private static Stored event(long position, String id, long version, String name, String key) {
        return stored(position, id, version, name, key, false, null);
    }

    private static Stored about(long position, String id, long version, String name, String key, boolean bySystem) {
        return stored(position, id, version, name, key, bySystem, "document-1");
    }

    private static Stored stored(
            long position, String id, long version, String name, String key, boolean bySystem, @Nullable String about) {
        return new Stored(position, at(position), id, version, "verification." + name, key, bySystem, about);
    }

    private static OffsetDateTime at(long second) {
        return OffsetDateTime.of(2026, 3, 12, 10, 0, (int) second, 0, ZoneOffset.UTC);
    }
}
