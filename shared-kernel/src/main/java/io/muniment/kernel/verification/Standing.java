package io.muniment.kernel.verification;

import io.muniment.kernel.event.Erased;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a request stands, with what belongs to that standing and goes with it. */
public sealed interface Standing {

    VerificationStatus status();

    /** Who has it in review, or has decided. */
    default @Nullable String reviewer() {
        return null;
    }

    default @Nullable Instant reviewDue() {
        return null;
    }

    /** Of two approvals, whose was the first. */
    default @Nullable String proposedBy() {
        return null;
    }

    /** Without what it says of the applicant. */
    default Standing erased() {
        return this;
    }

    /**
     * The applicant brings documents.
     *
     * @param hadBefore how many documents there were when this collection began
     * @param question what a reviewer has asked for
     * @param isReminded whether the applicant has been reminded of this collection's deadline
     */
    record Collecting(int hadBefore, @Nullable String question, boolean isReminded) implements Standing {

        @Override
        public VerificationStatus status() {
            return VerificationStatus.COLLECTING;
        }

        @Override
        public Collecting erased() {
            return new Collecting(hadBefore, Erased.text(question), isReminded);
        }

        Collecting reminded() {
            return new Collecting(hadBefore, question, true);
        }
    }

    /** Waits for a reviewer: for the first, or for another than the one who proposed approval. */
    record Queued(Instant reviewDue, @Nullable String proposedBy) implements Standing {

        @Override
        public VerificationStatus status() {
            return VerificationStatus.QUEUED;
        }

        InReview claimedBy(String reviewer) {
            return new InReview(reviewer, reviewDue, proposedBy);
        }
    }

    /** One reviewer has it. */
    record InReview(
            String reviewer, Instant reviewDue, @Nullable String proposedBy) implements Standing {

        @Override
        public VerificationStatus status() {
            return VerificationStatus.IN_REVIEW;
        }

        Queued released() {
            return new Queued(reviewDue, proposedBy);
        }
    }

    record Approved(String reviewer, @Nullable String proposedBy) implements Standing {

        @Override
        public VerificationStatus status() {
            return VerificationStatus.APPROVED;
        }
    }

    record Rejected(String reviewer, @Nullable String proposedBy, List<String> reasons) implements Standing {

        public Rejected {
            reasons = List.copyOf(reasons);
        }

        @Override
        public VerificationStatus status() {
            return VerificationStatus.REJECTED;
        }

        @Override
        public Rejected erased() {
            return new Rejected(reviewer, proposedBy, Erased.texts(reasons));
        }
    }

    record Expired() implements Standing {

        @Override
        public VerificationStatus status() {
            return VerificationStatus.EXPIRED;
        }
    }

    record Withdrawn(@Nullable String proposedBy) implements Standing {

        @Override
        public VerificationStatus status() {
            return VerificationStatus.WITHDRAWN;
        }
    }
}
