package io.muniment.kernel.verification;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Histories that may happen; the same seed gives the same one. */
final class ValidHistories {

    static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");

    private final Random random;
    private final VerificationRequestId id;
    private VerificationStatus status = VerificationStatus.COLLECTING;
    private String reviewer = "";
    private final List<VerificationRequestEvent> events = new ArrayList<>();

    private ValidHistories(long seed) {
        random = new Random(seed);
        id = new VerificationRequestId("vrq_" + uuid());
    }

    static List<VerificationRequestEvent> of(long seed, int steps) {
        ValidHistories history = new ValidHistories(seed);
        history.submit();
        for (int step = 0; step < steps; step++) {
            history.live();
        }
        return List.copyOf(history.events);
    }

    private void submit() {
        events.add(new RequestSubmitted(
                id, VerificationType.IDENTITY, "person-1", "Ada", "ada", "Ada Lovelace", BEGIN, later()));
    }

    private void live() {
        switch (status) {
            case COLLECTING -> collect();
            case QUEUED -> waitForReview();
            case IN_REVIEW -> review();
            case REJECTED, EXPIRED ->
                become(VerificationStatus.COLLECTING, new RequestReopened(id, "ada", "there is more", later()));
            case APPROVED, WITHDRAWN -> erase();
        }
    }

    private void collect() {
        switch (random.nextInt(6)) {
            case 0, 1 -> bringDocument();
            case 2 -> events.add(new ApplicantReminded(id, "ada", later()));
            case 3 -> become(VerificationStatus.EXPIRED, new RequestExpired(id));
            default -> become(VerificationStatus.QUEUED, new ReviewQueued(id, later()));
        }
    }

    private void bringDocument() {
        DocumentId document = new DocumentId("doc_" + uuid());
        events.add(new DocumentAttached(
                id, document, DocumentKind.PASSPORT, "ada", "scan.pdf", "application/pdf", 9, "abc"));
        events.add(
                random.nextBoolean()
                        ? new DocumentTextExtracted(id, document, "ada", "PASSPORT", 90, "reader")
                        : new DocumentNotRead(id, document, "blurred"));
        events.add(new DocumentValidated(id, document, "identity-1", List.of()));
    }

    private void waitForReview() {
        if (random.nextInt(8) == 0) {
            become(VerificationStatus.WITHDRAWN, new RequestWithdrawn(id));
        } else {
            reviewer = "reviewer-" + random.nextInt(3);
            become(VerificationStatus.IN_REVIEW, new ReviewClaimed(id, reviewer));
        }
    }

    private void review() {
        switch (random.nextInt(7)) {
            case 0 -> become(VerificationStatus.APPROVED, new RequestApproved(id, reviewer));
            case 1 ->
                become(VerificationStatus.REJECTED, new RequestRejected(id, reviewer, "ada", List.of("too dark")));
            case 2 ->
                become(
                        VerificationStatus.COLLECTING,
                        new InformationRequested(id, reviewer, "ada", "which flat?", later()));
            case 3 -> become(VerificationStatus.QUEUED, new ApprovalProposed(id, reviewer, later()));
            case 4 -> events.add(new ReviewNoted(id, reviewer, "ada", "compare with the register"));
            default -> become(VerificationStatus.QUEUED, new ReviewReleased(id, reviewer));
        }
    }

    private void erase() {
        if (!(events.getLast() instanceof ApplicantErased)) {
            events.add(new ApplicantErased(id, "ada"));
        }
    }

    private void become(VerificationStatus next, VerificationRequestEvent event) {
        status = next;
        events.add(event);
    }

    private Instant later() {
        return BEGIN.plus(Duration.ofHours(1 + random.nextInt(500)));
    }

    private UUID uuid() {
        return new UUID(
                (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x7000L,
                (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }
}
