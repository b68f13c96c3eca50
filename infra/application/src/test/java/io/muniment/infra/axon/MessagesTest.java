package io.muniment.infra.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.command.Receipt;
import io.muniment.command.verification.submitrequest.SubmitVerificationRequest;
import io.muniment.command.verification.withdrawrequest.WithdrawRequest;
import io.muniment.infra.RunningMuniment;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.PermissionMissing;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.query.proof.Export;
import io.muniment.query.proof.FindExport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What holds of every command and event, whatever it is about. */
@RunningMuniment
class MessagesTest {

    @Autowired
    private Sender sender;

    @Autowired
    private QueryGateway queries;

    @Autowired
    private EventStore events;

    @Autowired
    private EventStorageEngine engine;

    @Autowired
    private Clock clock;

    @ParameterizedTest
    @ValueSource(strings = {EventContext.TENANT, EventContext.ACTOR, EventContext.ROLE, EventContext.REQUEST})
    void nobodyActsUnnamed(String missing) {
        Map<String, Object> metadata = MessageContext.of(Sender.ADA, Sender.REQUEST);
        metadata.remove(missing);
        SubmitVerificationRequest command = sender.submission(sender.newSubject(), null);

        assertThatExceptionOfType(UnnamedActor.class)
                .isThrownBy(() -> sender.send(command, metadata))
                .withMessageContaining("SubmitVerificationRequest names no " + missing);
        assertThat(events.readEvents(command.id().value()).hasNext()).isFalse();
    }

    @Test
    void everyEventSaysWhoForWhomAndBecauseOfWhat() {
        Actor agent = new Actor("ben", Role.BUYER, new TenantId("demo"), "ada");
        Receipt receipt = sender.send(sender.submission(sender.newSubject(), null), agent);

        DomainEventMessage<?> event = events.readEvents(receipt.id()).next();

        assertThat(event.getMetaData())
                .containsEntry(EventContext.TENANT, "demo")
                .containsEntry(EventContext.ACTOR, "ben")
                .containsEntry(EventContext.ROLE, "BUYER")
                .containsEntry(EventContext.ON_BEHALF_OF, "ada")
                .containsEntry(EventContext.REQUEST, Sender.REQUEST)
                .doesNotContainKey(EventContext.EFFECTIVE); // it became true when it was recorded
        assertThat(text(event, EventContext.CAUSATION)).isNotBlank().isEqualTo(text(event, EventContext.CORRELATION));
    }

    @Test
    void whatBecameTrueEarlierKeepsBothTimes() {
        Instant before = clock.instant();
        Instant onPaper = before.minus(Duration.ofDays(3));

        Receipt receipt = sender.send(sender.submission(sender.newSubject(), onPaper), Sender.ADA);

        DomainEventMessage<?> event = events.readEvents(receipt.id()).next();
        assertThat(event.getMetaData()).containsEntry(EventContext.EFFECTIVE, onPaper.toString());
        assertThat(event.getTimestamp()).isAfterOrEqualTo(before);
    }

    @Test
    void aPermissionIsAskedForWhereverTheCommandComesFrom() {
        Actor reviewer = Actor.person("rita", Role.REVIEWER, new TenantId("demo"));

        assertThatExceptionOfType(PermissionMissing.class)
                .isThrownBy(() -> sender.send(sender.submission(sender.newSubject(), null), reviewer));
    }

    @Test
    void soItIsForAQuery() {
        var asked = new GenericMessage<>(new FindExport(null), MessageContext.of(Sender.ADA, Sender.REQUEST));

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> queries.query(asked, ResponseTypes.instanceOf(Export.class))
                        .join())
                .havingCause()
                .isInstanceOfSatisfying(
                        PermissionMissing.class,
                        missing -> assertThat(missing.gate()).isEqualTo("permission:READ_AUDIT"));
    }

    @Test
    void aCommandAnswersWithTheAggregateAndItsVersion() {
        Receipt submitted = sender.submit(sender.newSubject());
        Receipt withdrawn = sender.send(withdrawal(submitted), Sender.ADA);

        assertThat(submitted.version()).isZero();
        assertThat(withdrawn).isEqualTo(new Receipt(submitted.id(), 1, submitted.id() + "@1"));
    }

    @Test
    void whoDecidedOnAnOlderVersionIsRefused() {
        Receipt submitted = sender.submit(sender.newSubject());
        Map<String, Object> stale = MessageContext.of(Sender.ADA, Sender.REQUEST);
        stale.put(ExpectedVersion.KEY, 7L);
        Map<String, Object> current = MessageContext.of(Sender.ADA, Sender.REQUEST);
        current.put(ExpectedVersion.KEY, submitted.version());

        assertThatExceptionOfType(ConflictingAggregateVersionException.class)
                .isThrownBy(() -> sender.send(withdrawal(submitted), stale));
        assertThat(sender.send(withdrawal(submitted), current).version()).isEqualTo(1);
    }

    @Test
    void aStaleVersionIsSaidBeforeABrokenRule() {
        Receipt submitted = sender.submit(sender.newSubject());
        sender.send(withdrawal(submitted), Sender.ADA);
        Map<String, Object> stale = MessageContext.of(Sender.ADA, Sender.REQUEST);
        stale.put(ExpectedVersion.KEY, submitted.version());

        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> sender.send(withdrawal(submitted), Sender.ADA));
        assertThatExceptionOfType(ConflictingAggregateVersionException.class)
                .isThrownBy(() -> sender.send(withdrawal(submitted), stale))
                .satisfies(conflict -> assertThat(conflict.getActualVersion()).isEqualTo(1));
    }

    @Test
    void anotherTenantLearnsNoVersion() {
        Receipt submitted = sender.submit(sender.newSubject());
        Map<String, Object> stranger =
                MessageContext.of(Actor.person("eve", Role.BUYER, new TenantId("other")), Sender.REQUEST);
        stranger.put(ExpectedVersion.KEY, 7L);

        assertThatExceptionOfType(AggregateNotFoundException.class)
                .isThrownBy(() -> sender.send(withdrawal(submitted), stranger));
    }

    @Test
    void ofTwoWritersOfOneVersionTheSlowerIsToldSo() {
        Receipt submitted = sender.submit(sender.newSubject());
        sender.send(withdrawal(submitted), Sender.ADA);
        DomainEventMessage<?> first = events.readEvents(submitted.id(), 1).next();
        DomainEventMessage<?> rival = new GenericDomainEventMessage<>(
                first.getType(),
                first.getAggregateIdentifier(),
                first.getSequenceNumber(),
                first.getPayload(),
                MetaData.from(first.getMetaData()));

        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> engine.appendEvents(rival));
    }

    @RepeatedTest(20)
    void ofTwoSubmissionsForOneSubjectExactlyOneSucceeds() throws InterruptedException {
        String subject = sender.newSubject();
        Callable<Receipt> submission = () -> sender.submit(subject);

        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Receipt>> outcomes = both.invokeAll(List.of(submission, submission));

            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.state() == Future.State.SUCCESS)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.state() == Future.State.FAILED)
                    .singleElement()
                    .satisfies(loser -> assertThat(loser.exceptionNow())
                            .isInstanceOfSatisfying(
                                    RuleBroken.class,
                                    broken -> assertThat(broken.code().code())
                                            .isEqualTo("verification.request-already-open")));
        }
    }

    private static WithdrawRequest withdrawal(Receipt submitted) {
        return new WithdrawRequest(new VerificationRequestId(submitted.id()));
    }

    private static String text(DomainEventMessage<?> event, String key) {
        return (String) event.getMetaData().getOrDefault(key, "");
    }
}
