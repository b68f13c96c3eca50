package io.muniment.command.verification;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muniment.command.OwnedByTenant;
import io.muniment.command.verification.attachdocument.AttachDocument;
import io.muniment.command.verification.attachdocument.DocumentsOnlyWhileCollecting;
import io.muniment.command.verification.attachdocument.EachDocumentOnce;
import io.muniment.command.verification.attachdocument.NotTooManyDocuments;
import io.muniment.command.verification.claimreview.ClaimReview;
import io.muniment.command.verification.claimreview.NobodyReviewsTheirOwn;
import io.muniment.command.verification.claimreview.OnlyOneReviewerAtATime;
import io.muniment.command.verification.claimreview.OnlyQueuedReviews;
import io.muniment.command.verification.claimreview.SecondApprovalByAnother;
import io.muniment.command.verification.decide.ApproveRequest;
import io.muniment.command.verification.decide.OnlyPeopleDecide;
import io.muniment.command.verification.decide.RejectRequest;
import io.muniment.command.verification.decide.RejectionNamesReasons;
import io.muniment.command.verification.decide.RequestInformation;
import io.muniment.command.verification.eraseapplicant.EraseApplicant;
import io.muniment.command.verification.expirerequest.ExpireRequest;
import io.muniment.command.verification.extractdocument.RecordDocumentNotRead;
import io.muniment.command.verification.extractdocument.RecordDocumentText;
import io.muniment.command.verification.notereview.NoteReview;
import io.muniment.command.verification.queuereview.QueueReview;
import io.muniment.command.verification.releasereview.ReleaseReview;
import io.muniment.command.verification.remindapplicant.RemindApplicant;
import io.muniment.command.verification.reopenrequest.OnlyOfSomebody;
import io.muniment.command.verification.reopenrequest.OnlyRejectedOrExpired;
import io.muniment.command.verification.reopenrequest.ReopenRequest;
import io.muniment.command.verification.submitrequest.SubmitVerificationRequest;
import io.muniment.command.verification.validatedocument.Checklist;
import io.muniment.command.verification.validatedocument.ValidateDocument;
import io.muniment.command.verification.withdrawrequest.WithdrawRequest;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.Standing.Collecting;
import io.muniment.kernel.verification.VerificationDocument;
import io.muniment.kernel.verification.VerificationDocument.Reading;
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
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationStatus;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Someone asks that a property, a person or a certificate be verified; documents are collected, read and checked; a
 * reviewer decides.
 */
@Aggregate(
        type = "verification-request",
        cache = OwnedByTenant.RECENT,
        snapshotTriggerDefinition = OwnedByTenant.KEPT_STATES)
@SuppressWarnings("NullAway.Init") // the first event fills it
class VerificationRequest extends OwnedByTenant {

    @AggregateIdentifier
    private VerificationRequestId id;

    private VerificationRequestState request;

    VerificationRequest() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    VerificationRequestId submit(
            SubmitVerificationRequest command,
            Actor actor,
            Clock clock,
            VerificationPolicy policy,
            OpenRequests openRequests) {
        Instant now = clock.instant();
        Instant submittedAt = command.effectiveAt() == null ? now : command.effectiveAt();
        Rule.check(
                new EffectiveTimePossible(submittedAt, now.minus(policy.backdateAtMost()), now),
                new OneOpenRequestPerSubject(
                        command.id(), openRequests.latest(actor.tenant(), command.type(), command.subject())));
        openRequests.nowIs(actor.tenant(), command.type(), command.subject(), command.id());
        apply(
                new RequestSubmitted(
                        command.id(),
                        command.type(),
                        command.subject(),
                        command.subjectLabel(),
                        actor.id(),
                        command.applicantName(),
                        submittedAt,
                        now.plus(policy.collectFor())),
                effective(command.effectiveAt()));
        return command.id();
    }

    @CommandHandler
    void attach(AttachDocument command, Actor actor, VerificationPolicy policy) {
        Rule.check(
                new OnlyTheApplicant(request, actor),
                new DocumentsOnlyWhileCollecting(request),
                new NotTooManyDocuments(request, policy.maxDocuments()),
                new EachDocumentOnce(request, command));
        apply(new DocumentAttached(
                id,
                command.document(),
                command.kind(),
                request.applicant(),
                command.fileName(),
                command.mediaType(),
                command.size(),
                command.sha256()));
    }

    @CommandHandler
    void recordText(RecordDocumentText command) {
        if (isPending(command.document())) {
            apply(new DocumentTextExtracted(
                    id,
                    command.document(),
                    request.applicant(),
                    command.text(),
                    command.confidencePercent(),
                    command.reader()));
        }
    }

    @CommandHandler
    void recordNotRead(RecordDocumentNotRead command) {
        if (isPending(command.document())) {
            apply(new DocumentNotRead(id, command.document(), command.reason()));
        }
    }

    @CommandHandler
    void validate(ValidateDocument command) {
        request.document(command.document())
                .filter(document -> document.reading() != Reading.PENDING && !document.isProcessed())
                .ifPresent(this::validate);
    }

    private void validate(VerificationDocument document) {
        Checklist checklist = Checklist.of(request.type());
        apply(new DocumentValidated(id, document.id(), checklist.version(), checklist.check(request, document)));
    }

    @CommandHandler
    void queue(QueueReview command, Clock clock, VerificationPolicy policy) {
        if (request.status() == VerificationStatus.COLLECTING
                && Checklist.of(request.type()).isComplete(request)) {
            apply(new ReviewQueued(id, clock.instant().plus(policy.reviewWithin())));
        }
    }

    @CommandHandler
    void remind(RemindApplicant command) {
        boolean isReminded = request.standing() instanceof Collecting collection && collection.isReminded();
        if (isCollectingUntil(command.collectUntil()) && !isReminded) {
            apply(new ApplicantReminded(id, request.applicant(), request.collectUntil()));
        }
    }

    @CommandHandler
    void expire(ExpireRequest command, Clock clock) {
        if (isCollectingUntil(command.collectUntil()) && !clock.instant().isBefore(request.collectUntil())) {
            apply(new RequestExpired(id));
        }
    }

    @CommandHandler
    void claim(ClaimReview command, Actor reviewer) {
        Rule.check(
                new OnlyOneReviewerAtATime(request, reviewer),
                new OnlyQueuedReviews(request),
                new NobodyReviewsTheirOwn(request, reviewer),
                new SecondApprovalByAnother(request, reviewer));
        apply(new ReviewClaimed(id, reviewer.id()));
    }

    @CommandHandler
    void release(ReleaseReview command, Actor reviewer) {
        Rule.check(new OnlyInReview(request), new OnlyTheClaimingReviewer(request, reviewer));
        apply(new ReviewReleased(id, reviewer.id()));
    }

    @CommandHandler
    void note(NoteReview command, Actor reviewer) {
        Rule.check(new OnlyWhileOpen(request), new NobodyReviewsTheirOwn(request, reviewer));
        apply(new ReviewNoted(id, reviewer.id(), request.applicant(), command.note()));
    }

    @CommandHandler
    void approve(ApproveRequest command, Actor reviewer, Clock clock, VerificationPolicy policy) {
        checkMayDecide(reviewer, command.effectiveAt(), clock);
        if (policy.fourEyes().contains(request.type()) && request.standing().proposedBy() == null) {
            apply(
                    new ApprovalProposed(id, reviewer.id(), clock.instant().plus(policy.reviewWithin())),
                    effective(command.effectiveAt()));
        } else {
            apply(new RequestApproved(id, reviewer.id()), effective(command.effectiveAt()));
        }
    }

    @CommandHandler
    void reject(RejectRequest command, Actor reviewer, Clock clock) {
        checkMayDecide(reviewer, command.effectiveAt(), clock);
        Rule.check(new RejectionNamesReasons(command.reasons()));
        apply(
                new RequestRejected(id, reviewer.id(), request.applicant(), command.reasons()),
                effective(command.effectiveAt()));
    }

    @CommandHandler
    void askForMore(RequestInformation command, Actor reviewer, Clock clock, VerificationPolicy policy) {
        checkMayDecide(reviewer, null, clock);
        apply(new InformationRequested(
                id,
                reviewer.id(),
                request.applicant(),
                command.question(),
                clock.instant().plus(policy.collectFor())));
    }

    @CommandHandler
    void reopen(
            ReopenRequest command, Actor reviewer, Clock clock, VerificationPolicy policy, OpenRequests openRequests) {
        Rule.check(
                new OnlyRejectedOrExpired(request),
                new OnlyOfSomebody(request),
                new NobodyReviewsTheirOwn(request, reviewer),
                new OneOpenRequestPerSubject(
                        id, openRequests.latest(reviewer.tenant(), request.type(), request.subject())));
        openRequests.nowIs(reviewer.tenant(), request.type(), request.subject(), id);
        apply(new RequestReopened(
                id, request.applicant(), command.reason(), clock.instant().plus(policy.collectFor())));
    }

    @CommandHandler
    void withdraw(WithdrawRequest command, Actor actor) {
        Rule.check(new OnlyTheApplicant(request, actor), new OnlyWhileOpen(request));
        apply(new RequestWithdrawn(id));
    }

    @CommandHandler
    void erase(EraseApplicant command) {
        if (request.isErased() || !request.applicant().equals(command.applicant())) {
            return;
        }
        if (request.status().isOpen()) {
            apply(new RequestWithdrawn(id));
        }
        apply(new ApplicantErased(id, request.applicant()));
    }

    @EventSourcingHandler
    void on(VerificationRequestEvent event, @MetaDataValue(EventContext.TENANT) @Nullable String tenant) {
        belongsTo(tenant);
        id = event.id();
        request = VerificationRequestState.next(request, event);
    }

    @EventSourcingHandler
    void on(VerificationRequestState kept, @MetaDataValue(EventContext.TENANT) @Nullable String tenant) {
        belongsTo(tenant);
        id = kept.id();
        request = kept;
    }

    private void checkMayDecide(Actor reviewer, @Nullable Instant effectiveAt, Clock clock) {
        Instant now = clock.instant();
        Rule.check(
                new OnlyPeopleDecide(reviewer),
                new OnlyInReview(request),
                new OnlyTheClaimingReviewer(request, reviewer),
                new NobodyReviewsTheirOwn(request, reviewer),
                new EffectiveTimePossible(effectiveAt == null ? now : effectiveAt, request.submittedAt(), now));
    }

    private boolean isPending(DocumentId document) {
        return !request.isErased()
                && request.document(document)
                        .filter(one -> one.reading() == Reading.PENDING)
                        .isPresent();
    }

    private boolean isCollectingUntil(Instant deadline) {
        return request.status() == VerificationStatus.COLLECTING
                && request.collectUntil().equals(deadline);
    }

    private static MetaData effective(@Nullable Instant at) {
        return at == null ? MetaData.emptyInstance() : MetaData.with(EventContext.EFFECTIVE, at.toString());
    }
}
