package io.muniment.command.verification;

import static io.muniment.command.verification.VerificationFixture.ACME;
import static io.muniment.command.verification.VerificationFixture.APPLICANT;
import static io.muniment.command.verification.VerificationFixture.COLLECT_UNTIL;
import static io.muniment.command.verification.VerificationFixture.ID;
import static io.muniment.command.verification.VerificationFixture.LABEL;
import static io.muniment.command.verification.VerificationFixture.NAME;
import static io.muniment.command.verification.VerificationFixture.NOW;
import static io.muniment.command.verification.VerificationFixture.POLICY;
import static io.muniment.command.verification.VerificationFixture.REVIEW_DUE;
import static io.muniment.command.verification.VerificationFixture.SUBJECT;
import static io.muniment.command.verification.VerificationFixture.SUBMITTED_AT;

import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentAttached;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentTextExtracted;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentValidated;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewClaimed;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewQueued;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** What has happened to a request until now. */
public final class GivenRequest {

    private final List<VerificationRequestEvent> history = new ArrayList<>();
    private final OpenRequestsInMemory openRequests = new OpenRequestsInMemory();
    private Instant now = NOW;

    GivenRequest() {}

    GivenRequest submitted(VerificationType type) {
        return and(new RequestSubmitted(ID, type, SUBJECT, LABEL, APPLICANT.id(), NAME, SUBMITTED_AT, COLLECT_UNTIL));
    }

    public GivenRequest and(VerificationRequestEvent event) {
        history.add(event);
        return this;
    }

    public GivenRequest attached(DocumentId document, DocumentKind kind) {
        return and(new DocumentAttached(
                ID, document, kind, APPLICANT.id(), "scan.pdf", "application/pdf", 42, "sha256-of-" + document));
    }

    /** Attached and read, with the name and the subject in its text. */
    public GivenRequest read(DocumentId document, DocumentKind kind) {
        return attached(document, kind)
                .and(new DocumentTextExtracted(ID, document, APPLICANT.id(), NAME + ", " + LABEL, 95, "reader"));
    }

    public GivenRequest processed(DocumentId document, DocumentKind kind) {
        return read(document, kind).and(new DocumentValidated(ID, document, "checklist", List.of()));
    }

    public GivenRequest queued() {
        return and(new ReviewQueued(ID, REVIEW_DUE));
    }

    public GivenRequest claimedBy(Actor reviewer) {
        return and(new ReviewClaimed(ID, reviewer.id()));
    }

    public GivenRequest at(Instant instant) {
        now = instant;
        return this;
    }

    /** The latest request for the same subject and type is this one. */
    public GivenRequest beside(VerificationRequestState latest) {
        openRequests.know(ACME, latest);
        return this;
    }

    public Decision when(Object command, Actor actor) {
        AggregateTestFixture<VerificationRequest> fixture = new AggregateTestFixture<>(VerificationRequest.class);
        fixture.registerInjectableResources(Clock.fixed(now, ZoneOffset.UTC), POLICY, openRequests);
        return new Decision(fixture.given(history).when(command, metadata(actor)), openRequests);
    }

    public VerificationRequestState state() {
        VerificationRequestState state = null;
        for (VerificationRequestEvent event : history) {
            state = VerificationRequestState.next(state, event);
        }
        return Objects.requireNonNull(state);
    }

    private static Map<String, String> metadata(Actor actor) {
        return Map.of(
                EventContext.TENANT, actor.tenant().value(),
                EventContext.ACTOR, actor.id(),
                EventContext.ROLE, actor.role().name());
    }
}
