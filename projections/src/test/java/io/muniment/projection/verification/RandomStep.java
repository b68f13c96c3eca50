package io.muniment.projection.verification;

import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.Finding;
import io.muniment.kernel.verification.Standing.Approved;
import io.muniment.kernel.verification.Standing.Collecting;
import io.muniment.kernel.verification.Standing.Expired;
import io.muniment.kernel.verification.Standing.InReview;
import io.muniment.kernel.verification.Standing.Queued;
import io.muniment.kernel.verification.Standing.Rejected;
import io.muniment.kernel.verification.Standing.Withdrawn;
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
import io.muniment.kernel.verification.VerificationType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Chooses what may happen next to a request. */
final class RandomStep {

    private static final Duration WEEK = Duration.ofDays(7);

    private final Random random;

    RandomStep(Random random) {
        this.random = random;
    }

    VerificationRequestEvent first(VerificationRequestId id) {
        return new RequestSubmitted(
                id,
                oneOf(VerificationType.values()),
                "property-" + random.nextInt(100),
                "12 Harbour Street",
                person("applicant"),
                "Ada Lovelace",
                VerificationLives.EPOCH.minusSeconds(random.nextInt(100_000)),
                VerificationLives.EPOCH.plus(WEEK));
    }

    /** Empty once nothing may happen any more. */
    Optional<VerificationRequestEvent> after(VerificationRequestState state, Instant now) {
        var possible = possible(state, now);
        return possible.isEmpty() ? Optional.empty() : Optional.of(possible.get(random.nextInt(possible.size())));
    }

    private List<VerificationRequestEvent> possible(VerificationRequestState state, Instant now) {
        if (state.isErased()) {
            return List.of();
        }
        return switch (state.standing()) {
            case Collecting _ -> collecting(state, now);
            case Queued _ ->
                List.of(
                        new ReviewClaimed(state.id(), person("reviewer")),
                        noted(state, person("reviewer")),
                        new RequestWithdrawn(state.id()));
            case InReview review -> inReview(state, now, review.reviewer());
            case Rejected _, Expired _ ->
                List.of(
                        new RequestReopened(state.id(), state.applicant(), "there is more", now.plus(WEEK)),
                        new ApplicantErased(state.id(), state.applicant()));
            case Approved _, Withdrawn _ -> List.of(new ApplicantErased(state.id(), state.applicant()));
        };
    }

    private List<VerificationRequestEvent> collecting(VerificationRequestState state, Instant now) {
        var id = state.id();
        var possible = new ArrayList<VerificationRequestEvent>();
        possible.add(new DocumentAttached(
                id,
                new DocumentId("doc_" + VerificationLives.uuid(random)),
                oneOf(DocumentKind.values()),
                state.applicant(),
                "scan.pdf",
                "application/pdf",
                random.nextInt(1, 1_000_000),
                Long.toHexString(random.nextLong())));
        for (var document : state.documents()) {
            if (document.reading() == Reading.PENDING) {
                possible.add(new DocumentTextExtracted(
                        id, document.id(), state.applicant(), "Land registry extract", random.nextInt(101), "pdfbox"));
                possible.add(new DocumentNotRead(id, document.id(), "no text in it"));
            } else if (document.checklistVersion() == null) {
                possible.add(new DocumentValidated(id, document.id(), "2026-1", findings()));
            }
        }
        possible.add(new ReviewQueued(id, now.plus(WEEK)));
        possible.add(
                switch (random.nextInt(3)) {
                    case 0 -> new ApplicantReminded(id, state.applicant(), state.collectUntil());
                    case 1 -> new RequestExpired(id);
                    default -> new RequestWithdrawn(id);
                });
        return possible;
    }

    private List<VerificationRequestEvent> inReview(VerificationRequestState state, Instant now, String reviewer) {
        var id = state.id();
        return List.of(
                new ReviewReleased(id, reviewer),
                noted(state, reviewer),
                new InformationRequested(id, reviewer, state.applicant(), "which flat?", now.plus(WEEK)),
                new ApprovalProposed(id, reviewer, now.plus(WEEK)),
                new RequestApproved(id, reviewer),
                new RequestRejected(id, reviewer, state.applicant(), List.of("blurred", "expired")));
    }

    private static ReviewNoted noted(VerificationRequestState state, String reviewer) {
        return new ReviewNoted(state.id(), reviewer, state.applicant(), "compare with the land register");
    }

    private List<Finding> findings() {
        return Stream.generate(() -> oneOf(Finding.Outcome.values()))
                .limit(random.nextInt(4))
                .map(outcome -> new Finding("check", outcome, "as seen"))
                .toList();
    }

    private String person(String kind) {
        return kind + "-" + random.nextInt(5);
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
