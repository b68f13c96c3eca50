package io.muniment.command.verification;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationType;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** The people, times and limits of the tests of this context, and where their histories begin. */
public final class VerificationFixture {

    public static final TenantId ACME = new TenantId("acme");
    public static final Actor APPLICANT = Actor.person("ada", Role.CLIENT, ACME);
    public static final Actor SOMEBODY_ELSE = Actor.person("bob", Role.CLIENT, ACME);
    public static final Actor REVIEWER = Actor.person("rosa", Role.REVIEWER, ACME);
    public static final Actor SECOND_REVIEWER = Actor.person("sven", Role.REVIEWER, ACME);
    public static final Actor SYSTEM = Actor.system("verification-process", ACME);

    public static final VerificationRequestId ID =
            new VerificationRequestId("vrq_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a11");
    public static final VerificationRequestId OTHER_ID =
            new VerificationRequestId("vrq_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a99");
    public static final DocumentId DOCUMENT = new DocumentId("doc_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a21");
    public static final DocumentId SECOND_DOCUMENT = new DocumentId("doc_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a22");
    public static final DocumentId THIRD_DOCUMENT = new DocumentId("doc_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a23");

    public static final String SUBJECT = "property-7";
    public static final String LABEL = "12 Harbour Street";
    public static final String NAME = "Ada Lovelace";

    public static final VerificationPolicy POLICY = new VerificationPolicy(
            Duration.ofDays(14),
            Duration.ofDays(3),
            Duration.ofDays(2),
            Duration.ofDays(30),
            2,
            Set.of(VerificationType.IDENTITY));

    public static final Instant SUBMITTED_AT = Instant.parse("2026-11-02T09:00:00Z");
    public static final Instant COLLECT_UNTIL = SUBMITTED_AT.plus(POLICY.collectFor());
    public static final Instant NOW = SUBMITTED_AT.plus(Duration.ofDays(1));
    public static final Instant COLLECT_AGAIN_UNTIL = NOW.plus(POLICY.collectFor());
    public static final Instant REVIEW_DUE = NOW.plus(POLICY.reviewWithin());

    private VerificationFixture() {}

    /** Nothing has happened yet. */
    public static GivenRequest noRequest() {
        return new GivenRequest();
    }

    public static GivenRequest property() {
        return new GivenRequest().submitted(VerificationType.PROPERTY);
    }

    public static GivenRequest identity() {
        return new GivenRequest().submitted(VerificationType.IDENTITY);
    }

    /** Another request for the subject of the tests, as it is after what was given. */
    public static VerificationRequestState another(GivenRequest history) {
        VerificationRequestState state = history.state();
        return new VerificationRequestState(
                OTHER_ID,
                state.type(),
                state.subject(),
                state.subjectLabel(),
                state.applicant(),
                state.applicantName(),
                state.submittedAt(),
                state.collectUntil(),
                state.documents(),
                state.standing(),
                state.isErased());
    }
}
