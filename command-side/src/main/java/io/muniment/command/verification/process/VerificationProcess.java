package io.muniment.command.verification.process;

import io.muniment.command.verification.process.Step.Do;
import io.muniment.command.verification.queuereview.QueueReview;
import io.muniment.command.verification.validatedocument.ValidateDocument;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.VerificationRequestEvent;
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
import io.muniment.kernel.verification.VerificationRequestId;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The memory of what drives one request: which documents are still under way. {@link #on} is the whole process as a
 * pure function: from what is remembered and what happened to what is remembered next and what is to be done.
 */
record VerificationProcess(SortedSet<String> underWay) {

    static final VerificationProcess NEW = new VerificationProcess(new TreeSet<>());

    VerificationProcess {
        underWay = new TreeSet<>(underWay);
    }

    Step on(VerificationRequestEvent event) {
        return switch (event) {
            case RequestSubmitted submitted -> collectUntil(submitted.collectUntil());
            case InformationRequested asked -> collectUntil(asked.collectUntil());
            case RequestReopened reopened -> collectAgain(reopened.id(), reopened.collectUntil());
            case DocumentAttached attached -> remember(attached.document());
            case DocumentTextExtracted read -> validate(read.id(), read.document());
            case DocumentNotRead notRead -> validate(notRead.id(), notRead.document());
            case DocumentValidated validated -> queueWhenDone(validated.id(), validated.document());
            case ReviewQueued _, RequestApproved _, RequestRejected _, RequestExpired _, RequestWithdrawn _ ->
                new Step(this, List.of(new Do.ForgetDeadlines()));
            case ApplicantReminded _, ReviewClaimed _, ReviewReleased _, ReviewNoted _, ApprovalProposed _ ->
                new Step(this, List.of());
            case ApplicantErased _ -> new Step(this, List.of());
        };
    }

    private Step collectUntil(Instant deadline) {
        return new Step(this, List.of(new Do.WatchCollection(deadline)));
    }

    /** What was complete before need not wait for a new document; what is under way will queue it by itself. */
    private Step collectAgain(VerificationRequestId request, Instant deadline) {
        Do watch = new Do.WatchCollection(deadline);
        return new Step(
                this, underWay.isEmpty() ? List.of(watch, new Do.Send(new QueueReview(request))) : List.of(watch));
    }

    private Step remember(DocumentId document) {
        SortedSet<String> more = new TreeSet<>(underWay);
        more.add(document.value());
        return new Step(new VerificationProcess(more), List.of());
    }

    private Step validate(VerificationRequestId request, DocumentId document) {
        return new Step(this, List.of(new Do.Send(new ValidateDocument(request, document))));
    }

    private Step queueWhenDone(VerificationRequestId request, DocumentId document) {
        SortedSet<String> left = new TreeSet<>(underWay);
        left.remove(document.value());
        return new Step(
                new VerificationProcess(left),
                left.isEmpty() ? List.of(new Do.Send(new QueueReview(request))) : List.of());
    }
}
