package io.muniment.infra.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.command.Receipt;
import io.muniment.command.verification.claimreview.ClaimReview;
import io.muniment.command.verification.withdrawrequest.WithdrawRequest;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.axon.Sender;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestWithdrawn;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewQueued;
import io.muniment.kernel.verification.VerificationRequestId;
import java.time.Instant;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A request is remembered as it was submitted, and another process moves it on. */
@RunningMuniment
class NewestStateDecidesTest {

    private static final Actor RITA = Actor.person("rita", Role.REVIEWER, Sender.ADA.tenant());

    @Autowired
    private Sender sender;

    @Autowired
    private EventStorageEngine otherProcess;

    @Autowired
    private EventStore events;

    private VerificationRequestId request;

    @BeforeEach
    void submit() {
        request = new VerificationRequestId(sender.submit(sender.newSubject()).id());
    }

    @Test
    void whatIsAllowedOnlyNowIsNotRefused() {
        elsewhere(1, new ReviewQueued(request, Instant.EPOCH));

        Receipt claimed = sender.send(new ClaimReview(request), RITA);

        assertThat(claimed.version()).isEqualTo(2);
    }

    @Test
    void whatIsForbiddenOnlyNowIsRefused() {
        elsewhere(1, new RequestWithdrawn(request));

        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> sender.send(new WithdrawRequest(request), Sender.ADA));
        assertThat(events.lastSequenceNumberFor(request.value())).contains(1L);
    }

    @Test
    void whatIsAllowedBeforeAndNowIsAppendedToWhatIsThereNow() {
        elsewhere(1, new ReviewQueued(request, Instant.EPOCH));

        Receipt withdrawn = sender.send(new WithdrawRequest(request), Sender.ADA);

        assertThat(withdrawn.version()).isEqualTo(2);
    }

    @Test
    void whatIsForbiddenAllTheTimeIsRefused() {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> sender.send(new ClaimReview(request), RITA));
    }

    private void elsewhere(long version, Object event) {
        otherProcess.appendEvents(new GenericDomainEventMessage<>(
                "verification-request",
                request.value(),
                version,
                event,
                events.readEvents(request.value()).next().getMetaData()));
    }
}
