package io.muniment.command.verification.process;

import static io.muniment.command.verification.VerificationFixture.COLLECT_AGAIN_UNTIL;
import static io.muniment.command.verification.VerificationFixture.COLLECT_UNTIL;
import static io.muniment.command.verification.VerificationFixture.DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.LABEL;
import static io.muniment.command.verification.VerificationFixture.NAME;
import static io.muniment.command.verification.VerificationFixture.REVIEW_DUE;
import static io.muniment.command.verification.VerificationFixture.SECOND_DOCUMENT;
import static io.muniment.command.verification.VerificationFixture.SUBJECT;
import static io.muniment.command.verification.VerificationFixture.SUBMITTED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.command.verification.queuereview.QueueReview;
import io.muniment.command.verification.validatedocument.ValidateDocument;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRequestEvent;
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
import io.muniment.kernel.verification.VerificationType;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerificationProcessTest {

    private static final VerificationProcess ONE_UNDER_WAY = underWay(DOCUMENT);

    @Test
    void aCollectionIsWatched() {
        assertStep(
                new RequestSubmitted(
                        ID, VerificationType.PROPERTY, SUBJECT, LABEL, "ada", NAME, SUBMITTED_AT, COLLECT_UNTIL),
                new Step.Do.WatchCollection(COLLECT_UNTIL));
        assertStep(
                new InformationRequested(ID, "rosa", "ada", "Which flat?", COLLECT_AGAIN_UNTIL),
                new Step.Do.WatchCollection(COLLECT_AGAIN_UNTIL));
        assertStep(
                new RequestReopened(ID, "ada", "appeal", COLLECT_AGAIN_UNTIL),
                new Step.Do.WatchCollection(COLLECT_AGAIN_UNTIL));
    }

    @Test
    void whatIsReopenedWithNothingUnderWayIsQueued() {
        assertThat(VerificationProcess.NEW.on(new RequestReopened(ID, "ada", "appeal", COLLECT_AGAIN_UNTIL)))
                .isEqualTo(new Step(
                        VerificationProcess.NEW,
                        List.of(
                                new Step.Do.WatchCollection(COLLECT_AGAIN_UNTIL),
                                new Step.Do.Send(new QueueReview(ID)))));
    }

    @Test
    void whoIsAskedForMoreIsWaitedFor() {
        assertThat(VerificationProcess.NEW.on(
                        new InformationRequested(ID, "rosa", "ada", "Which flat?", COLLECT_AGAIN_UNTIL)))
                .isEqualTo(
                        new Step(VerificationProcess.NEW, List.of(new Step.Do.WatchCollection(COLLECT_AGAIN_UNTIL))));
    }

    @Test
    void deadlinesAreForgottenOnceTheCollectionIsOver() {
        assertStep(new ReviewQueued(ID, REVIEW_DUE), new Step.Do.ForgetDeadlines());
        assertStep(new RequestApproved(ID, "rosa"), new Step.Do.ForgetDeadlines());
        assertStep(new RequestRejected(ID, "rosa", "ada", List.of("blurred")), new Step.Do.ForgetDeadlines());
        assertStep(new RequestExpired(ID), new Step.Do.ForgetDeadlines());
        assertStep(new RequestWithdrawn(ID), new Step.Do.ForgetDeadlines());
    }

    @Test
    void nothingIsDoneForTheRest() {
        assertStep(new ApplicantReminded(ID, "ada", COLLECT_UNTIL));
        assertStep(new ReviewClaimed(ID, "rosa"));
        assertStep(new ReviewReleased(ID, "rosa"));
        assertStep(new ReviewNoted(ID, "rosa", "ada", "compare with the register"));
        assertStep(new ApprovalProposed(ID, "rosa", REVIEW_DUE));
    }

    @Test
    void anAttachedDocumentIsUnderWay() {
        assertThat(VerificationProcess.NEW.on(attached(DOCUMENT))).isEqualTo(new Step(ONE_UNDER_WAY, List.of()));
        assertThat(ONE_UNDER_WAY.on(attached(SECOND_DOCUMENT)))
                .isEqualTo(new Step(underWay(DOCUMENT, SECOND_DOCUMENT), List.of()));
    }

    @Test
    void aDocumentThatWasReadOrNotIsChecked() {
        Step.Do check = new Step.Do.Send(new ValidateDocument(ID, DOCUMENT));

        assertStep(new DocumentTextExtracted(ID, DOCUMENT, "ada", "Deed", 99, "pdf"), check);
        assertStep(new DocumentNotRead(ID, DOCUMENT, "blurred"), check);
    }

    @Test
    void theReviewIsQueuedWithTheLastCheck() {
        Step first = underWay(DOCUMENT, SECOND_DOCUMENT).on(validated(SECOND_DOCUMENT));

        assertThat(first).isEqualTo(new Step(ONE_UNDER_WAY, List.of()));
        assertThat(first.next().on(validated(DOCUMENT)))
                .isEqualTo(new Step(VerificationProcess.NEW, List.of(new Step.Do.Send(new QueueReview(ID)))));
    }

    private static void assertStep(VerificationRequestEvent event, Step.Do... actions) {
        assertThat(ONE_UNDER_WAY.on(event)).isEqualTo(new Step(ONE_UNDER_WAY, List.of(actions)));
    }

    private static VerificationProcess underWay(DocumentId... documents) {
        return new VerificationProcess(
                new TreeSet<>(Stream.of(documents).map(DocumentId::value).toList()));
    }

    private static DocumentAttached attached(DocumentId document) {
        return new DocumentAttached(
                ID, document, DocumentKind.OTHER, "ada", "deed.pdf", "application/pdf", 1, "5ha256");
    }

    private static DocumentValidated validated(DocumentId document) {
        return new DocumentValidated(ID, document, "property-1", List.of());
    }
}
