package io.muniment.command.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.command.verification.OpenRequestsInMemory.Subject;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRule;
import io.muniment.kernel.verification.VerificationType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;

/** What came of a command. */
public final class Decision {

    private final ResultValidator<VerificationRequest> result;
    private final OpenRequestsInMemory openRequests;

    Decision(ResultValidator<VerificationRequest> result, OpenRequestsInMemory openRequests) {
        this.result = result;
        this.openRequests = openRequests;
    }

    /** True as soon as it is recorded. */
    public void gives(VerificationRequestEvent event) {
        expect(event);
        result.expectEventsMatching(Matchers.<List<EventMessage<?>>>predicate(events ->
                events.stream().noneMatch(message -> message.getMetaData().containsKey(EventContext.EFFECTIVE))));
    }

    /** True since an earlier time. */
    public void givesEffective(Instant since, VerificationRequestEvent event) {
        expect(event);
        result.expectEventsMatching(Matchers.<List<EventMessage<?>>>predicate(events -> events.stream()
                .allMatch(
                        message -> since.toString().equals(message.getMetaData().get(EventContext.EFFECTIVE)))));
    }

    /** One after the other. */
    public void givesAll(VerificationRequestEvent... events) {
        result.expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
    }

    private void expect(VerificationRequestEvent event) {
        givesAll(event);
    }

    public Decision answers(Object answer) {
        result.expectResultMessagePayload(answer);
        return this;
    }

    /** Done, and nothing has happened. */
    public void givesNothing() {
        result.expectSuccessfulHandlerExecution().expectNoEvents();
    }

    public void isRefused(VerificationRule rule) {
        result.expectNoEvents()
                .expectException(Matchers.<Throwable>predicate(
                        thrown -> thrown instanceof RuleBroken broken && broken.code() == rule))
                .expectExceptionMessage(Matchers.<String>predicate(explanation -> !explanation.isBlank()));
        assertThat(openRequests.noted()).isEmpty();
    }

    /** The latest request for the subject is this one from now on. */
    public Decision takesTheSubject(VerificationType type) {
        assertThat(openRequests.noted())
                .isEqualTo(Map.of(
                        new Subject(VerificationFixture.ACME, type, VerificationFixture.SUBJECT),
                        VerificationFixture.ID));
        return this;
    }
}
