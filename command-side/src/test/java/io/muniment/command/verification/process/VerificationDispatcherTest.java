package io.muniment.command.verification.process;

import static io.muniment.command.verification.VerificationFixture.ACME;
import static io.muniment.command.verification.VerificationFixture.APPLICANT;
import static io.muniment.command.verification.VerificationFixture.COLLECT_AGAIN_UNTIL;
import static io.muniment.command.verification.VerificationFixture.COLLECT_UNTIL;
import static io.muniment.command.verification.VerificationFixture.DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.LABEL;
import static io.muniment.command.verification.VerificationFixture.NAME;
import static io.muniment.command.verification.VerificationFixture.NOW;
import static io.muniment.command.verification.VerificationFixture.OTHER_ID;
import static io.muniment.command.verification.VerificationFixture.POLICY;
import static io.muniment.command.verification.VerificationFixture.REVIEW_DUE;
import static io.muniment.command.verification.VerificationFixture.SECOND_DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.SUBJECT;
import static io.muniment.command.verification.VerificationFixture.SUBMITTED_AT;
import static io.muniment.command.verification.VerificationFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.command.Deadline;
import io.muniment.command.SystemCommandLog;
import io.muniment.command.verification.expirerequest.ExpireRequest;
import io.muniment.command.verification.queuereview.QueueReview;
import io.muniment.command.verification.remindapplicant.RemindApplicant;
import io.muniment.command.verification.validatedocument.ValidateDocument;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentAttached;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentNotRead;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentTextExtracted;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentValidated;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestReopened;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewQueued;
import io.muniment.kernel.verification.VerificationType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerificationDispatcherTest {

    private static final RequestSubmitted SUBMITTED = new RequestSubmitted(
            ID, VerificationType.PROPERTY, SUBJECT, LABEL, APPLICANT.id(), NAME, SUBMITTED_AT, COLLECT_UNTIL);

    private final ProcessStatesInMemory states = new ProcessStatesInMemory();
    private final DeadlinesInMemory deadlines = new DeadlinesInMemory();
    private final SystemCommandLog commands = new SystemCommandLog();

    @Test
    void aCollectionHasAReminderAndAnEnd() {
        happen(0, SUBMITTED);

        assertThat(deadlines.pending())
                .containsExactlyInAnyOrder(
                        deadline("verification-reminder", COLLECT_UNTIL.minus(POLICY.remindBefore())),
                        deadline("verification-expiry", COLLECT_UNTIL));
    }

    @Test
    void aNewCollectionReplacesTheDeadlines() {
        happen(0, SUBMITTED);
        happen(1, new RequestReopened(ID, APPLICANT.id(), "appeal", COLLECT_AGAIN_UNTIL));

        assertThat(deadlines.pending())
                .extracting(Deadline::about)
                .containsExactly(COLLECT_AGAIN_UNTIL, COLLECT_AGAIN_UNTIL);
    }

    @Test
    void anEventThatIsSeenAgainIsNotActedUponAgain() {
        happen(0, SUBMITTED);
        happen(1, new DocumentNotRead(ID, DOCUMENT, "blurred"));
        happen(1, new DocumentNotRead(ID, DOCUMENT, "blurred"));
        happen(0, new DocumentNotRead(ID, DOCUMENT, "blurred"));

        assertSent(new ValidateDocument(ID, DOCUMENT));
    }

    @Test
    void theProcessGoesOnAfterARestartAtAnyEvent() {
        List<VerificationRequestEvent> events = List.of(
                SUBMITTED,
                attached(DOCUMENT),
                attached(SECOND_DOCUMENT),
                new DocumentNotRead(ID, SECOND_DOCUMENT, "blurred"),
                new DocumentTextExtracted(ID, DOCUMENT, APPLICANT.id(), "Deed", 99, "pdf"),
                new DocumentValidated(ID, SECOND_DOCUMENT, "property-1", List.of()),
                new DocumentValidated(ID, DOCUMENT, "property-1", List.of()),
                new ReviewQueued(ID, REVIEW_DUE));
        for (int version = 0; version < events.size(); version++) {
            happen(version, events.get(version));
            happen(version, events.get(version));
        }

        assertSent(new ValidateDocument(ID, SECOND_DOCUMENT), new ValidateDocument(ID, DOCUMENT), new QueueReview(ID));
        assertThat(deadlines.pending()).isEmpty();
    }

    @Test
    void eachRequestHasItsOwnMemory() {
        happen(0, SUBMITTED);
        happen(1, attached(DOCUMENT));
        happen(0, new DocumentValidated(OTHER_ID, SECOND_DOCUMENT, "property-1", List.of()));

        assertSent(new QueueReview(OTHER_ID));
    }

    @Test
    void whatIsDueIsDoneByTheSystemOfTheTenant() {
        WhenReminderDueThenRemind reminder = new WhenReminderDueThenRemind(commands);
        WhenCollectionDueThenExpire expiry = new WhenCollectionDueThenExpire(commands);

        reminder.due(deadline(reminder.name(), NOW));
        expiry.due(deadline(expiry.name(), COLLECT_UNTIL));

        assertSent(new RemindApplicant(ID, COLLECT_UNTIL), new ExpireRequest(ID, COLLECT_UNTIL));
        assertThat(reminder.name()).isEqualTo("verification-reminder");
        assertThat(expiry.name()).isEqualTo("verification-expiry");
    }

    /** Every event meets a dispatcher that has just been started. */
    private void happen(long version, VerificationRequestEvent event) {
        new VerificationDispatcher(states, deadlines, commands, POLICY).on(event, version, APPLICANT);
    }

    private void assertSent(Object... expected) {
        assertThat(commands.sent())
                .containsExactlyElementsOf(Stream.of(expected)
                        .map(command -> new SystemCommandLog.Sent(command, SYSTEM))
                        .toList());
    }

    private static Deadline deadline(String name, Instant due) {
        return new Deadline(name, ID.value(), ACME, due, COLLECT_UNTIL);
    }

    private static DocumentAttached attached(DocumentId document) {
        return new DocumentAttached(
                ID, document, DocumentKind.OTHER, APPLICANT.id(), "deed.pdf", "application/pdf", 1, "5ha256");
    }
}
