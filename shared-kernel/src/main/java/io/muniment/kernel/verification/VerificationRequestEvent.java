package io.muniment.kernel.verification;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.ErasesPerson;
import io.muniment.kernel.event.EventName;
import io.muniment.kernel.event.NamesOwner;
import io.muniment.kernel.event.PersonalData;
import java.time.Instant;
import java.util.List;

/** Everything that can happen to a verification request, in the order of its life. */
public sealed interface VerificationRequestEvent extends DomainEvent {

    @Override
    VerificationRequestId id();

    @EventName("verification.RequestSubmitted")
    record RequestSubmitted(
            VerificationRequestId id,
            VerificationType type,
            String subject,
            @PersonalData(subject = "applicant") String subjectLabel,
            String applicant,
            @PersonalData(subject = "applicant") String applicantName,
            Instant submittedAt,
            Instant collectUntil)
            implements VerificationRequestEvent, NamesOwner {
        @Override
        public String owner() {
            return applicant;
        }

        @Override
        public String narrative() {
            return "asked for verification of type %s, documents due by %s".formatted(type, collectUntil);
        }
    }

    @EventName("verification.DocumentAttached")
    record DocumentAttached(
            VerificationRequestId id,
            DocumentId document,
            DocumentKind kind,
            String applicant,
            @PersonalData(subject = "applicant") String fileName,
            String mediaType,
            long size,
            String sha256)
            implements VerificationRequestEvent {
        @Override
        public String narrative() {
            return "attached a document of kind %s (%s, %d bytes)".formatted(kind, mediaType, size);
        }
    }

    @EventName("verification.DocumentTextExtracted")
    record DocumentTextExtracted(
            VerificationRequestId id,
            DocumentId document,
            String applicant,
            @PersonalData(subject = "applicant") String text,
            int confidencePercent,
            String reader)
            implements VerificationRequestEvent {
        @Override
        public String narrative() {
            return "read the text of document %s with %s, confidence %d %%"
                    .formatted(document, reader, confidencePercent);
        }
    }

    @EventName("verification.DocumentNotRead")
    record DocumentNotRead(VerificationRequestId id, DocumentId document, String reason)
            implements VerificationRequestEvent {
        @Override
        public String narrative() {
            return "could not read document %s: %s".formatted(document, reason);
        }
    }

    @EventName("verification.DocumentValidated")
    record DocumentValidated(
            VerificationRequestId id, DocumentId document, String checklistVersion, List<Finding> findings)
            implements VerificationRequestEvent {
        public DocumentValidated {
            findings = List.copyOf(findings);
        }

        @Override
        public String narrative() {
            long failed = findings.stream()
                    .filter(finding -> finding.outcome() == Finding.Outcome.FAILED)
                    .count();
            return "checked document %s against checklist %s: %d of %d checks failed"
                    .formatted(document, checklistVersion, failed, findings.size());
        }
    }

    @EventName("verification.ApplicantReminded")
    record ApplicantReminded(VerificationRequestId id, String applicant, Instant collectUntil)
            implements VerificationRequestEvent {
        @Override
        public String narrative() {
            return "reminded the applicant of the documents due by %s".formatted(collectUntil);
        }
    }

    @EventName("verification.ReviewQueued")
    record ReviewQueued(VerificationRequestId id, Instant reviewDue) implements VerificationRequestEvent {
        @Override
        public String narrative() {
            return "queued for review, due by %s".formatted(reviewDue);
        }
    }

    @EventName("verification.ReviewClaimed")
    record ReviewClaimed(VerificationRequestId id, String reviewer) implements VerificationRequestEvent {
        @Override
        public String narrative() {
            return "claimed by reviewer %s".formatted(reviewer);
        }
    }

    @EventName("verification.ReviewReleased")
    record ReviewReleased(VerificationRequestId id, String reviewer) implements VerificationRequestEvent {
        @Override
        public String narrative() {
            return "released by reviewer %s".formatted(reviewer);
        }
    }

    /** For the eyes of reviewers only; what it says is about the applicant, and is forgotten with them. */
    @EventName("verification.ReviewNoted")
    record ReviewNoted(
            VerificationRequestId id,
            String reviewer,
            String applicant,
            @PersonalData(subject = "applicant") String note)
            implements VerificationRequestEvent {
        @Override
        public String narrative() {
            return "reviewer %s made an internal note".formatted(reviewer);
        }
    }

    @EventName("verification.InformationRequested")
    record InformationRequested(
            VerificationRequestId id,
            String reviewer,
            String applicant,
            @PersonalData(subject = "applicant") String question,
            Instant collectUntil)
            implements VerificationRequestEvent {
        @Override
        public String narrative() {
            return "reviewer %s asked for more, due by %s".formatted(reviewer, collectUntil);
        }
    }

    /** The first of two approvals, where the type asks for four eyes. */
    @EventName("verification.ApprovalProposed")
    record ApprovalProposed(VerificationRequestId id, String reviewer, Instant reviewDue)
            implements VerificationRequestEvent {
        @Override
        public String narrative() {
            return "reviewer %s proposed approval; a second reviewer is needed by %s".formatted(reviewer, reviewDue);
        }
    }

    @EventName("verification.RequestApproved")
    record RequestApproved(VerificationRequestId id, String reviewer) implements VerificationRequestEvent {
        @Override
        public String narrative() {
            return "approved by reviewer %s".formatted(reviewer);
        }
    }

    @EventName("verification.RequestRejected")
    record RequestRejected(
            VerificationRequestId id,
            String reviewer,
            String applicant,
            @PersonalData(subject = "applicant") List<String> reasons)
            implements VerificationRequestEvent {
        public RequestRejected {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String narrative() {
            return "rejected by reviewer %s".formatted(reviewer);
        }
    }

    @EventName("verification.RequestReopened")
    record RequestReopened(
            VerificationRequestId id,
            String applicant,
            @PersonalData(subject = "applicant") String reason,
            Instant collectUntil)
            implements VerificationRequestEvent {
        @Override
        public String narrative() {
            return "reopened, documents due by %s".formatted(collectUntil);
        }
    }

    @EventName("verification.RequestExpired")
    record RequestExpired(VerificationRequestId id) implements VerificationRequestEvent {
        @Override
        public String narrative() {
            return "expired: the documents did not come in time";
        }
    }

    @EventName("verification.RequestWithdrawn")
    record RequestWithdrawn(VerificationRequestId id) implements VerificationRequestEvent {
        @Override
        public String narrative() {
            return "withdrawn";
        }
    }

    @EventName("verification.ApplicantErased")
    record ApplicantErased(VerificationRequestId id, String applicant)
            implements VerificationRequestEvent, ErasesPerson {
        @Override
        public String person() {
            return applicant;
        }

        @Override
        public String narrative() {
            return "erased what was said of the applicant";
        }
    }
}
