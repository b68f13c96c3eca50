package io.muniment.infra.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.muniment.command.Deadline;
import io.muniment.command.Deadlines;
import io.muniment.command.Receipt;
import io.muniment.command.WhenDue;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.axon.Sender;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestEvent.ApplicantReminded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningMuniment
class DeadlinesTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final String REMINDER = "verification-reminder";

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private NotedDeadlines noted;

    @Autowired
    private List<WhenDue> reactions;

    @Autowired
    private SchedulerClient scheduler;

    @Autowired
    private DeadlineJson json;

    @Autowired
    private DataSource database;

    @Autowired
    private EventStore events;

    @Autowired
    private Sender sender;

    @Autowired
    private Clock clock;

    @Test
    void aDeadlineFallsDueOnce() {
        Deadline deadline = noted(sender.newSubject(), clock.instant());

        deadlines.set(deadline);

        awaitDone(deadline);
        assertThat(noted.fallenFor(deadline.aggregateId())).containsExactly(deadline);
    }

    @Test
    void aLaterDeadlineTakesThePlaceOfTheFirst() {
        String aggregate = sender.newSubject();
        Deadline second = noted(aggregate, clock.instant());

        deadlines.set(noted(aggregate, clock.instant().plus(Duration.ofDays(1))));
        deadlines.set(second);

        awaitDone(second);
        assertThat(noted.fallenFor(aggregate)).containsExactly(second);
    }

    @Test
    void aCancelledDeadlineIsGone() {
        Deadline deadline = noted(sender.newSubject(), clock.instant().plus(Duration.ofDays(1)));
        deadlines.set(deadline);

        deadlines.cancel(NotedDeadlines.NAME, deadline.aggregateId());
        deadlines.cancel(NotedDeadlines.NAME, deadline.aggregateId());

        assertThat(isScheduled(deadline)).isFalse();
    }

    @Test
    void whatFailsIsTriedAgain() {
        Deadline deadline = noted(NotedDeadlines.FAILS_ONCE + sender.newSubject(), clock.instant());

        deadlines.set(deadline);

        awaitDone(deadline);
        assertThat(noted.hasFailedOn(deadline.aggregateId())).isTrue();
        assertThat(noted.fallenFor(deadline.aggregateId())).containsExactly(deadline);
    }

    @Test
    void anotherSchedulerFindsTheDeadlineAsItWasSet() {
        Deadline deadline = noted(sender.newSubject(), clock.instant().plus(Duration.ofDays(1)));
        deadlines.set(deadline);

        SchedulerClient afterRestart = SchedulerClient.Builder.create(
                        database, new DeadlineTask().deadlines(reactions, Duration.ofSeconds(30)))
                .serializer(json)
                .build();

        assertThat(afterRestart.getScheduledExecution(task(deadline))).hasValueSatisfying(found -> {
            assertThat(found.getData()).isEqualTo(deadline);
            assertThat(found.getExecutionTime()).isEqualTo(deadline.due());
        });
    }

    @Test
    void aReminderThatFallsDueBecomesAnEvent() {
        Receipt submitted = sender.submit(sender.newSubject());
        Deadline reminder = new Deadline(REMINDER, submitted.id(), Sender.ADA.tenant(), Instant.EPOCH, Instant.EPOCH);
        await().atMost(LONG_ENOUGH).until(() -> isScheduled(reminder));

        scheduler.reschedule(task(reminder), clock.instant());

        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            List<? extends DomainEventMessage<?>> history =
                    events.readEvents(submitted.id()).asStream().toList();
            assertThat(history).hasSize(2);
            assertThat(history.getLast().getPayload()).isInstanceOf(ApplicantReminded.class);
            assertThat(history.getLast().getMetaData())
                    .containsEntry("actor", "system:verification-process")
                    .containsEntry("tenant", "demo");
        });
    }

    private void awaitDone(Deadline deadline) {
        await().atMost(LONG_ENOUGH)
                .until(() -> !noted.fallenFor(deadline.aggregateId()).isEmpty() && !isScheduled(deadline));
    }

    private boolean isScheduled(Deadline deadline) {
        return scheduler.getScheduledExecution(task(deadline)).isPresent();
    }

    private static TaskInstanceId task(Deadline deadline) {
        return TaskInstanceId.of(DeadlineTask.NAME, deadline.name() + ":" + deadline.aggregateId());
    }

    private static Deadline noted(String aggregate, Instant due) {
        return new Deadline(NotedDeadlines.NAME, aggregate, new TenantId("demo"), due, due);
    }
}
